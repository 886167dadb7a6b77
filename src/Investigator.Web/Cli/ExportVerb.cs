using System.CommandLine;

namespace Investigator.Web.Cli;

/// <summary><c>export</c>: what is known, as files.</summary>
internal sealed class ExportVerb : IVerb
{
    public static Option<string> Out { get; } = new("--out") { Description = "The file to write; \"-\" is stdout.", Required = true };

    public Command Build() => new("export", "Writes accounts, clusters, a bundle or the audit to a file.")
    {
        AccountsExport.Build(), ClustersExport.Build(), BundleExport.Build(), AuditExport.Build(),
    };
}
