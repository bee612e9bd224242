"""Terms as people see them: cards, drawings, passages, lists.

card usage_card     an entry, and how a term is rendered, on a terminal
contexts            a term in its passage, with the place
lists charts        renderings in a notebook, as tables and drawn
"""
