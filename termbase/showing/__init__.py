"""Terms as people see them: cards, drawings, passages, lists."""
