"""Value calculations on files: read, fit, judge, score, answer."""
