"""What files hold, as pages: a folder a kind of file; `recognise` tells them, `table` lists them."""
