using System.CommandLine;

return new RootCommand("Judges the quality of a reserve.").Parse(args).Invoke();
