using System.CommandLine;

namespace Investigator.Web.Cli;

/// <summary>One verb of the command line: one file. Found by scanning; needs a parameterless constructor.</summary>
internal interface IVerb
{
    Command Build();
}
