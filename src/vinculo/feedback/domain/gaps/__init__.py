"""The five gaps of service quality, from what customers, managers and the front line answer.

All gaps have one sign: negative is a shortfall. For gaps 2 to 4 that is this product's choice
(``answer - 7``); the published instruments leave the scale as it is.

Sources: Zeithaml, Berry and Parasuraman (1988), Journal of Marketing 52(2):35-48; Parasuraman,
Berry and Zeithaml (1990), Marketing Science Institute 90-122; gap 5 is SERVQUAL (1988).
"""
