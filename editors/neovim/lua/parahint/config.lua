--- What the user chose in vim.g.parahint.
local M = {}

---@class parahint.Options
---@field heat? 'signs'|'virtual_text'|'line'|false how hot lines are marked
---@field inlay_hints? boolean shows the share of hot lines behind them; hints of other servers come with them
---@field codelens? boolean shows the sentence about a function at its def, and asks for it again after edits
---@field debounce? integer how many milliseconds the text must rest before its heat is asked for again
---@field poll? integer how often, in milliseconds, files of profiles are looked at for changes; 0 for never
---@field python? string the interpreter that :Parahint profile-run takes

---@type parahint.Options
local defaults = { heat = 'signs', inlay_hints = false, codelens = false, debounce = 300, poll = 1000 }

--- The options as they are now.
---@return parahint.Options
function M.get()
  return vim.tbl_extend('force', defaults, vim.g.parahint or {})
end

return M
