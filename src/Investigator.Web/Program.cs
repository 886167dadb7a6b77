using Investigator.Web.Cli;

return await CommandLine.RunAsync(args);
