"""The generic requirements of every mbo course: Nederlands, rekenen, Engels, loopbaan and burgerschap.

Short items in own words, written from knowledge, with the decree that each stands for. They stand in items.tsv and decrees.tsv,
for people to read and correct; what could not be checked against the decree says so.
"""
