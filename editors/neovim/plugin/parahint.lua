-- Commands and <Plug> mappings for buffers that parahint is attached to. Nothing is loaded before.
if vim.g.loaded_parahint then
  return
end
vim.g.loaded_parahint = true

local group = vim.api.nvim_create_augroup('parahint', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  callback = function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'parahint' then
      require('parahint').attach(args.buf, client)
    end
  end,
})

vim.api.nvim_create_autocmd('LspDetach', {
  group = group,
  callback = function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'parahint' then
      require('parahint.heat').detach(args.buf)
    end
  end,
})

for name, call in pairs({
  explain = function() require('parahint').explain() end,
  fix = function() require('parahint').fix() end,
  fixAll = function() require('parahint').fix_all() end,
  suppress = function() require('parahint').suppress() end,
  rewrite = function() require('parahint').rewrite() end,
  findings = function() require('parahint').findings() end,
  restart = function() require('parahint').restart() end,
  profile = function() require('parahint.profiles').load({}) end,
  profileReload = function() require('parahint.profiles').reload() end,
  profileClear = function() require('parahint.profiles').clear() end,
  profileRun = function() require('parahint.run').run() end,
  profiles = function() require('parahint.profiles').choose() end,
  hottest = function() require('parahint.profiles').hottest() end,
  hottestJump = function() require('parahint.profiles').hottest(true) end,
  whatIf = function() require('parahint.profiles').what_if() end,
}) do
  vim.keymap.set('n', ('<Plug>(parahint-%s)'):format(name), call, { desc = 'parahint: ' .. name })
end
