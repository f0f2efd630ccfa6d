"""The editors' review: a local web app that shows each conflict with both quotes in sight and records what a person decides.

Needs the extra `crossclaim[review]`; nothing of it is imported before the app is made.
"""
