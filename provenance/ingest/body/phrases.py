"""What stands on news pages everywhere, whole line by whole line, in ten languages.

Only phrases that are a line of their own on many sites are listed, none of a single outlet. A line
is page furniture when it consists of nothing but such phrases, counts and marks: "Share Tweet
Email", "LOG IN | REGISTER", "12 Kommentare".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_BUTTONS = """
share; share this; share this story; share this article; share this post; share this page; share on;
share via; share full article; share options; share by email; tweet; tweet this; pin; pin it; post;
email; e-mail; mail; email this; email this article; print; print this; printer friendly; copy;
copy link; copy url; link copied; copied; get link; save; save this story; save article; bookmark;
gift; gift this article; comment; comments; view comments; show comments; post a comment;
leave a comment; add a comment; join the conversation; like; likes; like this; like loading;
loading; follow; follow us; following; unfollow; views; view; shares; hits; read; reads;
facebook; twitter; x; whatsapp; whats app; reddit; linkedin; flipboard; pocket; telegram; messenger;
instagram; youtube; tiktok; bluesky; threads; mastodon; pinterest; tumblr; snapchat; google; rss;
google plus; apple news; sms; viber; vk; xing; line; mix; fark; newsvine; stumbleupon; digg; delicious;
facebook messenger; add to favorites; font size; text size; resize; a a; listen; listen now;
listen to this article; play; pause; mute; volume; play video; watch; watch now; close; close modal; open; done; ok; undo;
expand; collapse; hide; dismiss; previous; next; previous article; next article; back; go back; next story;
back to top; scroll to top; reply; report; flag; upvote; downvote; sort by; opens in new window; opens in a new window;
opens in new tab; opens a new window; click to share on; click to email a link to a friend; click to print; share to;
new window; enlarge; zoom; fullscreen; full screen; view fullscreen; view image in fullscreen; full size;
enlarge this image; toggle caption; hide caption; show caption; caption; image; photo; video; gallery;
photos; videos; buy photo; audio; transcript; download; embed; restacks; notes; edit; was this article helpful; yes;
advertisement; ad; ads; advert; advertising; advertisements; skip advertisement; sponsored;
sponsored by; sponsored content; promoted; paid content; sponsor message; story continues below;
story continues; story continues below advertisement; article continues below;
article continues below advertisement; article continues after advertisement;
continue reading; continue reading below; continue reading the main story; scroll to continue;
advertisement continue reading below; after newsletter promotion; read in app; open in app;
thumbs up; thumbs down; your thumbs up; ad feedback; feedback; video loading; video unavailable;
teilen; artikel teilen; merken; drucken; kommentare; kommentar; kommentieren; kommentar schreiben; artikel anhören; anhören; vorlesen;
anzeige; werbung; per mail; versenden; als mail; link kopieren; artikel merken;
partager; partager sur; imprimer; enregistrer; commenter; commentaires; réagir; ajouter à vos favoris;
envoyer par mail; envoyer par e-mail; copier le lien; offrir; écouter; publicité; la suite après cette publicité;
la suite après la publicité; lire plus tard; compartir; compartir en; compartir por; guardar; imprimir; copiar enlace;
comentarios; comentar; ir a los comentarios; escuchar; enviar; publicidad; seguir leyendo;
condividi; stampa; salva; commenti; commenta; ascolta; ascolta l'articolo; pubblicità; copia link;
compartilhar; compartilhe; compartilhar no; comentários; ouvir; publicidade; continua depois da publicidade;
continua após a publicidade; salvar; delen; deel dit artikel; deel; reacties; reageer; bewaren; luister naar dit artikel;
advertentie; kopieer link; udostępnij; skopiuj link; komentarze; reklama; wydrukuj; dela; skriv ut; annons; lyssna;
kommentarer; annonse; annonce; del; del artikel; tulosta; jaa; mainos; artikkeli jatkuu mainoksen jälkeen
"""
_NAVIGATION = """
skip to content; skip to main content; skip to main; skip to navigation; skip to search; skip to footer;
skip to primary sidebar; skip to site index; skip to main navigation; skip navigation; skip links; jump to content; jump to main content;
jump to navigation; accessibility links; accessibility; accessibility statement; accessibility help;
menu; main menu; open menu; close menu; toggle menu; toggle navigation; mobile navigation; main navigation; navigation;
open navigation menu; section navigation; secondary menu; primary menu; site navigation; show more; more; see more; see all;
view all; view more; load more; show all; show less; all; less; home; homepage; home page; front page; back to home; search; search for; search this site;
site search; search site; go; submit; clear; filter; sections; all sections; site index; site map; sitemap; index; archive; archives;
log in; login; log out; logout; sign in; sign out; sign up; signup; register; create account; join; join us; my account; account;
your account; my profile; profile; settings; account settings; manage account; subscribe; subscribe now; subscriptions; subscription; subscriber services; subscribe today;
become a member; membership; support us; donate; donate now; contribute; give; shop; store; newsletter; newsletters; sign up for our newsletter; email newsletters;
sign up now; sign me up; alerts; notifications; apps; mobile; mobile apps; mobile app; get the app; download the app; podcasts; live tv; watch live; live; tv schedule; e-edition; epaper; e-paper; eedition;
e edition; today's paper; print edition; print subscriptions; digital edition; crossword; crosswords; puzzles; games; horoscopes; comics; classifieds; jobs; search jobs; job board; cars; real estate;
autos; homes; place an ad; public notices; legal notices; obituaries; death notices; events; calendar; contests; coupons; deals; weather; traffic; lottery; school closings;
about; about us; about this site; who we are; our team; staff; contact; contact us; contact info; careers; work with us; work for us; work here; advertise; advertise with us; advertise here; advertising info; media kit;
press; press office; help; help center; help centre; faq; faqs; customer service; customer care; support; your ad choices; ad choices; adchoices; cookie policy; cookie settings; cookie preferences; cookies; manage cookies; manage preferences;
privacy; privacy policy; privacy notice; privacy statement; privacy settings; your privacy choices; privacy & cookies; terms; terms of use; terms of service; terms and conditions; terms & conditions; terms of sale; terms and privacy policy; terms & privacy;
conditions of use; legal; disclaimer; copyright; copyright policy; rss feeds; feeds; fcc public file; public file; eeo report; fcc applications; closed captioning; do not sell my personal information; do not sell my info; do not sell or share my personal information; california notice; ca notice; your california privacy rights; california privacy rights; code of ethics; ethics policy; corrections; complaints; standards; editorial guidelines; community guidelines; community rules; comment policy; licensing; reprints; order reprints; reprints & permissions; syndication; permissions; powered by;
proudly powered by wordpress; trending; trending now; top stories; latest; latest news; most read; most popular; popular; headlines; breaking; breaking news; news; top news; all news; local; local news; us; u.s; usa; uk; world; international; national; politics; business; economy; markets; money; finance; tech; technology; science; health; sport; sports; football; cricket; entertainment; celebs; celebrity; tv; tv & radio; showbiz; arts; arts & culture; culture; books; music; film; movies; lifestyle; life & style; life; style; fashion; food; recipes; travel; opinion; editorial; editorials; letters; columnists; columns; features; education; environment; climate; crime; courts; investigations; media; multimedia; community; communities; regions; state; nation; nation & world; property; motors; magazine; blogs; blog; elections; election 2024; election 2026; election 2020; scores; standings; fantasy; schedule; fact check; in pictures; data; long reads; projects; special reports; video & audio; edition; uk edition; us edition; international edition; more ways to; recent posts; recent comments; recent; categories; category; tags; tag; tagged; topics; topic; related topics; explore more on these topics; uncategorized; uncategorised; post navigation; previous post; next post; leave a reply; cancel reply; name; email required; website; required; post comment; save my name; discussions; top; primary sidebar; reader interactions; footer; header; sidebar; main content; connect; connect with us; stay connected; social; social media; follow us on; follow me on; view profile; bio; archive collection notice; collection notice; start writing; you are here; print recipe; pin recipe; jump to recipe; table of contents; contents; on this page; in this article;
zum inhalt springen; zum inhalt; zur navigation; zur übersicht; zurück zur übersicht; startseite; anmelden; abmelden; einloggen; registrieren; suche; suchen; abo; abonnieren; abonnement; abonnements; abo-shop; aboshop; jetzt abonnieren; impressum; datenschutz; datenschutzerklärung; datenschutzeinstellungen; agb; kontakt; widerruf; nutzungsbedingungen; barrierefreiheit; mediadaten; über uns; karriere; hilfe; lokales; nachrichten; politik; wirtschaft; kultur; wissen; wissenschaft; gesundheit; panorama; meinung; reise; auto; digital; technik; gesellschaft; leben; ratgeber; regional; aktuelles; mehr; schlagwörter; schlagworte; themen; nach oben; cookie-einstellungen; privatsphäre; ausland; inland; feuilleton; unternehmen;
aller au contenu; accueil; se connecter; s'identifier; mon compte; connexion; déconnexion; inscription; s'abonner; je m'abonne; abonnez-vous; m'abonner; rechercher; recherche; politique; économie; monde; société; idées; sciences; santé; culture; sport; mentions légales; politique de confidentialité; confidentialité; gestion des cookies; conditions générales; cgu; cgv; nous contacter; contactez-nous; qui sommes-nous; plan du site; aide; données personnelles; services; lire le journal; le journal; newsletters; voir plus; tous les articles;
ir al contenido; saltar al contenido; inicio; suscríbete; suscribirse; suscribete; iniciar sesión; regístrate; registrarse; mi cuenta; buscar; última hora; portada; política; economía; deportes; deporte; sociedad; cultura; opinión; internacional; internacionales; nacional; sucesos; tecnología; ciencia; salud; gente; televisión; aviso legal; política de privacidad; política de cookies; contacto; quiénes somos; normas; publicidad en este sitio; hemeroteca; más; ver más; archivado en; etiquetas; temas;
vai al contenuto; accedi; abbonati; registrati; cerca; cronaca; politica; economia; esteri; cultura e spettacoli; spettacoli; sport e tempo libero; salute; scuola; chi siamo; contatti; privacy policy; note legali; condizioni d'uso; pubblicità sul sito; redazione; archivio; altro;
pular para o conteúdo; ir para o conteúdo; assine; entrar; cadastre-se; notícias; esportes; cidades; economia; mundo; brasil; política de privacidade; termos de uso; fale conosco; quem somos; anuncie; expediente; busca; mais; saúde; educação; opinião;
ga naar de inhoud; ga naar hoofdinhoud; inloggen; abonneren; mijn account; mijn nieuws; zoeken; binnenland; buitenland; economie; cultuur; wetenschap; opinie; privacybeleid; cookie-instellingen; algemene voorwaarden; over ons; colofon; voorpagina; meer;
przejdź do treści; zaloguj się; zaloguj; zarejestruj się; prenumerata; kraj; świat; gospodarka; kultura; nauka; zdrowie; opinie; szukaj; polityka prywatności; regulamin; kontakt; o nas; strona główna; więcej;
hoppa till innehåll; logga in; prenumerera; sök; nyheter; ekonomi; inrikes; utrikes; om oss; kontakta oss; gå til innhold; logg inn; abonner; siirry sisältöön; kirjaudu
"""


def _parse(listed: str, kind: str) -> Mapping[tuple[str, ...], str]:
    return {tuple(_words(phrase)): kind for phrase in listed.split(";") if _words(phrase)}


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _words(line: str) -> list[str]:
    return [w.replace("’", "'") for w in _WORD.findall(line.casefold())]


_PHRASES = {**_parse(_NAVIGATION, "navigation"), **_parse(_BUTTONS, "counter")}
_LONGEST = max(len(phrase) for phrase in _PHRASES)
#: Words of the longest row of buttons or menu entries that is read as one.
_ROW = 24


def furniture_kind(line: str) -> str | None:
    """``counter`` or ``navigation`` if a line is nothing but page furniture, else None.

    Numbers, marks and pictograms between the phrases are ignored; a line of those alone is none.
    """
    if len(line) > 240:
        return None
    words = _words(line)
    if not words or len(words) > _ROW:
        return None
    reached = [True] + [False] * len(words)
    kind = None
    for start in range(len(words)):
        if not reached[start]:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            found = _PHRASES.get(tuple(words[start:end]))
            if found:
                reached[end] = True
                if start == 0:
                    kind = found
    return kind if reached[-1] else None
