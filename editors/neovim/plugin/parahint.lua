-- Commands and <Plug> mappings for buffers that parahint is attached to. Nothing is loaded before.
if vim.g.loaded_parahint then
  return
end
vim.g.loaded_parahint = true

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('parahint', {}),
  callback = function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'parahint' then
      require('parahint').attach(args.buf)
    end
  end,
})

for name, call in pairs({
  explain = function() require('parahint').explain() end,
  fix = function() require('parahint').fix() end,
  fixAll = function() require('parahint').fix_all() end,
  suppress = function() require('parahint').suppress() end,
  findings = function() require('parahint').findings() end,
}) do
  vim.keymap.set('n', ('<Plug>(parahint-%s)'):format(name), call, { desc = 'parahint: ' .. name })
end
