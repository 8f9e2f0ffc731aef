--- Runs the current file under a profiler, in a terminal that can be seen, and shows the profile that it wrote.
local M = {}

local server = require('parahint.server')

---@class parahint.Call
---@field tool string the profiler's program, or the interpreter for what is part of Python
---@field script string[] the file and its arguments
---@field out string the file to write

---@class parahint.Profiler
---@field program? string none for what is part of Python
---@field suffix string
---@field run fun(c: parahint.Call): string[]
---@field convert? fun(c: parahint.Call): string[] makes the file out of what the profiler wrote

---@param command (string|string[])[]
---@return string[]
local function flat(command) return vim.iter(command):flatten():totable() end

local python ---@type fun(): string

--- By the names that users know them by.
---@type table<string, parahint.Profiler>
local profilers = {
  cProfile = { suffix = '.prof', run = function(c) return flat({ c.tool, '-m', 'cProfile', '-o', c.out, c.script }) end },
  ['py-spy'] = {
    program = 'py-spy', suffix = '.speedscope.json',
    run = function(c) return flat({ c.tool, 'record', '--threads', '--format', 'speedscope', '--output', c.out, '--', python(), c.script }) end,
  },
  scalene = {
    program = 'scalene', suffix = '.json',
    run = function(c)
      local version = vim.system({ c.tool, '--version' }, { text = true }):wait(20000)
      if (version.stdout or ''):find('version 1%.') then
        return flat({ c.tool, '--json', '--no-browser', '--outfile', c.out, c.script })
      end
      return flat({ c.tool, 'run', '--no-browser', '-o', c.out, c.script })
    end,
  },
  pyinstrument = { program = 'pyinstrument', suffix = '.json', run = function(c) return flat({ c.tool, '-r', 'json', '-o', c.out, c.script }) end },
  memray = {
    program = 'memray', suffix = '.csv',
    run = function(c) return flat({ c.tool, 'run', '--force', '-o', c.out .. '.bin', c.script }) end,
    convert = function(c) return { c.tool, 'transform', 'csv', '--force', '-o', c.out, c.out .. '.bin' } end,
  },
  line_profiler = {
    program = 'kernprof', suffix = '.lprof',
    run = function(c) return flat({ c.tool, '-l', '-p', c.script[1], '-o', c.out, c.script }) end,
  },
}

--- The interpreter to run: the chosen one, that of the virtual environment, or the one on the PATH.
function python()
  local candidates = { require('parahint.config').get().python or '' }
  if vim.env.VIRTUAL_ENV then
    vim.list_extend(candidates, { vim.env.VIRTUAL_ENV .. '/bin/python', vim.env.VIRTUAL_ENV .. '/Scripts/python.exe' })
  end
  for _, program in ipairs(vim.list_extend(candidates, { 'python3' })) do
    if program ~= '' and vim.fn.executable(program) == 1 then
      return program
    end
  end
  return 'python'
end

--- The program of a profiler beside the interpreter, else on the PATH; "" when there is none.
---@param profiler parahint.Profiler
---@return string
local function program(profiler)
  if not profiler.program then
    return python()
  end
  local beside = vim.fs.joinpath(vim.fs.dirname(python()), profiler.program)
  return vim.fn.exepath(vim.fn.executable(beside) == 1 and beside or profiler.program)
end

--- The profilers that are installed.
---@return string[]
function M.available()
  return vim.fn.sort(vim.tbl_filter(function(name) return program(profilers[name]) ~= '' end, vim.tbl_keys(profilers)))
end

--- Shows the profile, or says that there is none.
---@param client vim.lsp.Client
---@param name string
---@param out string
local function finish(client, name, out)
  if not vim.uv.fs_stat(out) then
    return server.tell(('%s wrote no profile; the terminal shows what it said'):format(name), vim.log.levels.ERROR)
  end
  require('parahint.profiles').load_uris(client, { vim.uri_from_fname(out) })
end

---@param client vim.lsp.Client
---@param name string
---@param call parahint.Call
local function convert(client, name, call)
  local command = profilers[name].convert
  if not command then
    return finish(client, name, call.out)
  end
  vim.system(command(call), {}, vim.schedule_wrap(function() finish(client, name, call.out) end))
end

--- Where the profile of a file is written; one profile a profiler and file.
---@param name string
---@param file string
---@return string
local function out_of(name, file)
  local folder = vim.fs.joinpath(vim.fn.stdpath('cache') --[[@as string]], 'parahint')
  vim.fn.mkdir(folder, 'p')
  local stem = vim.fn.fnamemodify(file, ':t:r')
  return vim.fs.joinpath(folder, ('%s-%s-%s%s'):format(stem, vim.fn.sha256(file):sub(1, 8), name, profilers[name].suffix))
end

--- Runs the current file under a profiler, cProfile if none is named; the arguments are the program's.
---@param name string?
---@param arguments string[]?
function M.run(name, arguments)
  name = name or 'cProfile'
  local client, file = server.of(), vim.api.nvim_buf_get_name(0)
  local profiler = profilers[name]
  if not client then
    return server.tell('not attached to this buffer')
  end
  if not profiler or program(profiler) == '' then
    return server.tell(('%s is not installed; there is %s'):format(name, table.concat(M.available(), ', ')))
  end
  vim.cmd('silent update')
  local out = out_of(name, file)
  vim.fn.delete(out)
  local call = { tool = program(profiler), script = { file, unpack(arguments or {}) }, out = out }
  vim.cmd('botright 12new')
  vim.bo.bufhidden = 'wipe'
  vim.fn.jobstart(profiler.run(call), {
    term = true,
    cwd = client.root_dir,
    on_exit = function() convert(client, name, call) end,
  })
  vim.cmd('wincmd p')
end

return M
