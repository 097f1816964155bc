"""Phrases with their moods, and the commands that train and judge the classifier."""
