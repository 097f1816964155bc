"""Where national telephone numbers belong."""

DEFAULT_REGION = "ES"
