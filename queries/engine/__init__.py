"""The engine under the store: cursors, transactions, patience, migrations, words."""
