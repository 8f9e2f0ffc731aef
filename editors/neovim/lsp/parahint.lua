-- Configuration of the parahint language server for vim.lsp.enable('parahint'), Neovim 0.11 and later.
---@type vim.lsp.Config
return {
  cmd = { 'parahint', 'serve' },
  filetypes = { 'python' },
  root_markers = { 'parahint.toml', 'pyproject.toml', 'setup.cfg', 'setup.py', '.git' },
  settings = { parahint = {} },
  commands = {
    -- "Explain" is an action whose command the server runs; its answer is the page of the rule.
    ['parahint.explain'] = function(command, ctx) require('parahint').explain(command.arguments[1], ctx.client_id) end,
  },
}
