"""How much a customer is likely to buy again, and what that is worth.

Plain functions over numpy arrays. Times are in the unit of the person who asks (days, weeks,
months); money is in the major unit of one currency (euros, not cents) wherever a model sees it.
"""
