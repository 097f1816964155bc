"""Django's templates with the same meaning at half the price.

A page here is some thousand small steps: words to translate, icons, addresses, fields of a row.
Django takes each of them apart anew every time. The parser of this package settles at reading
time what can be settled then (an icon is text, a sentence has one translation in each language,
the address of a page has one form) and takes the short way for the rest, with Django's own way
behind it whenever a value is not what it usually is. See docs/decisiones/plantillas.md.
"""
