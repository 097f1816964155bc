"""Parts of identity in other contexts' places."""
