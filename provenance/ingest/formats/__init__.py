"""What files hold, as pages: a folder a kind of file, told by `recognise`, listed in `table`."""
