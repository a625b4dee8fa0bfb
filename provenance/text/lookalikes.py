"""Letters of other scripts that look like a Latin one.

Derived from confusables.txt of the Unicode security mechanisms (UTS #39, version 17.0.0, © 2025
Unicode, Inc., Unicode licence V3): the letters whose prototype is one basic Latin letter or its
small capital. Left out are letters that living Latin orthographies use (all below U+0250, and ɣ, ɩ,
ɯ, ʋ), right-to-left letters, and what compatibility normalisation (NFKC) already spells in basic
Latin. Put in by eye: м, ε and χ.
"""

from __future__ import annotations

_LOOK_LIKE = {
    "A": "ΑАᎪᗅꓮ𐊠𖽀𝚨𝛢𝜜𝝖𝞐",
    "B": "ΒВᏴᗷⲂꓐꞴ𐊂𐊡𐌁𝚩𝛣𝜝𝝗𝞑",
    "C": "ϹСᏟⲤꓚ𐊢𐌂𐐕𐔜",
    "D": "Ꭰᗞᗪꓓ",
    "E": "ΕЕᎬⴹꓰ𐊆𑢦𑢮𝚬𝛦𝜠𝝚𝞔",
    "F": "ϜᖴꓝꞘ𐊇𐊥𐔥𑢢𑣂𝟊",
    "G": "ԌᏀᏳꓖ",
    "H": "ΗНᎻᕼⲎꓧ𐋏𝚮𝛨𝜢𝝜𝞖",
    "I": "ΙІӀⲒ",
    "J": "ͿЈᎫᒍꓙꞲ",
    "K": "ΚКᏦᛕⲔꓗ𐔘𝚱𝛫𝜥𝝟𝞙",
    "L": "ᏞᒪⳐꓡ𐐛𐔦𑢣𑢲𖼖",
    "M": "ΜϺМᎷᗰᛖⲘꓟ𐊰𐌑𝚳𝛭𝜧𝝡𝞛",
    "N": "ΝⲚꓠ𐔓𝚴𝛮𝜨𝝢𝞜",
    "O": "ΟОՕଠዐⲞⵔ〇ꓳ𐊒𐊫𐐄𐓂𐔖𑢵𝚶𝛰𝜪𝝤𝞞",
    "P": "ΡРᏢᑭⲢⳎꓑ𐊕𝚸𝛲𝜬𝝦𝞠",
    "Q": "ⵕ",
    "R": "ᎡᏒᖇꓣ𐒴𖼵",
    "S": "ЅՏᏕᏚꓢ𐊖𐐠𖼺",
    "T": "ΤТᎢⲦꓔ𐊗𐊱𐌕𑢼𖼊𝚻𝛵𝜯𝝩𝞣",
    "U": "Սሀᑌꓴ𐓎𑢸𖽂",
    "V": "ѴᏙᐯⴸꓦꛟ𐔝𑢠𖼈",
    "W": "ԜᎳᏔꓪ",
    "X": "ΧХᚷⲬⵝꓫꞳ𐊐𐊴𐌗𐔧𝚾𝛸𝜲𝝬𝞦",
    "Y": "ΥϒУҮᎩᎽⲨꓬ𐊲𑢤𖽃𝚼𝛶𝜰𝝪𝞤",
    "Z": "ΖᏃꓜ𑢩𝚭𝛧𝜡𝝛𝞕",
    "a": "ɑαаᴀꭺ𝛂𝛼𝜶𝝰𝞪",
    "b": "ʙЬвᏏᏼᑲᖯⲃ",
    "c": "ϲсငၚᴄⲥꮯ𐐽",
    "d": "ԁᏧᑯᴅꓒꭰ",
    "e": "εеҽᴇꬲꭼ",
    "f": "քẝꜰꞙꬵ",
    "g": "ɡɢԍցᏻᶃꮐ",
    "h": "ʜнһհᏂⲏꮋ",
    "i": "ɪιіւᎥιⲓꙇꭵ𑣃𝚤𝛊𝜄𝜾𝝸𝞲",
    "j": "ϳјᴊꭻ",
    "k": "ĸκϰкᴋⲕꮶ𝛋𝛞𝜅𝜘𝜿𝝒𝝹𝞌𝞳𝟆",
    "l": "ʟӏᛁⳑⵏꓲꮮ𐊊𐌉𐑃𖼨𝚰𝛪𝜤𝝞𝞘",
    "m": "мᴍ",
    "n": "ɴոռⲛ",
    "o": "οσϭоօഠဝჿᴏᴑⲟꬽ𐐬𐓪𑣈𑣗𝛐𝛔𝜊𝜎𝝄𝝈𝝾𝞂𝞸𝞼",
    "p": "ρϱϸрᴘᴩⲣⳏꮲ𝛒𝛠𝜌𝜚𝝆𝝔𝞀𝞎𝞺𝟈",
    "q": "ԛգզꞯ",
    "r": "ʀгᴦⲅꭇꭈꭱꮁꮢ",
    "s": "ѕടꜱꮪ𐑈𑣁",
    "t": "τтᴛⲧꭲ𝛕𝜏𝝉𝞃𝞽",
    "u": "υսᴜꞟꭎꭒ𐓶𑣘𝛖𝜐𝝊𝞄𝞾",
    "v": "νѵᴠꮩ𑜆𑣀𝛎𝜈𝝂𝝼𝞶",
    "w": "шѡԝաᴡⲽꮃ𑜊𑜎𑜏",
    "x": "χхᕁᕽ",
    "y": "ʏγуүყᶌỿℽⲩꭚ𑣜𝛄𝛾𝜸𝝲𝞬",
    "z": "ᴢꮓ𑣄",
}

#: Each such letter with the Latin one it looks like.
LOOKALIKES: dict[str, str] = {c: latin for latin, all_ in _LOOK_LIKE.items() for c in all_}
