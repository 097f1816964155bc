"""Reading mailboxes that stand on other servers."""
