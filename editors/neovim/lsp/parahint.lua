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
  handlers = {
    -- The server asks for this when other profiles are loaded than before.
    ['workspace/inlayHint/refresh'] = function(err, result, ctx)
      local client = vim.lsp.get_client_by_id(ctx.client_id)
      if client then
        require('parahint.profiles').refresh(client)
      end
      return vim.lsp.handlers['workspace/inlayHint/refresh'](err, result, ctx)
    end,
  },
}
