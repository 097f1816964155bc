"""What happens to customers of ConectaSur, plot by plot; each is a whole story from end to end."""
