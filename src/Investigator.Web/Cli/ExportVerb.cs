using System.CommandLine;
using Investigator.Domain.Audit;

namespace Investigator.Web.Cli;

/// <summary><c>export</c>: what is known, as files.</summary>
internal sealed class ExportVerb : IVerb
{
    public static Option<string> Out { get; } = new("--out") { Description = "The file to write; \"-\" is stdout.", Required = true };

    public Command Build() => new("export", "Writes accounts, clusters, a bundle or the audit to a file.")
    {
        AccountsExport.Build(), ClustersExport.Build(), BundleExport.Build(), AuditExport.Build(),
    };

    /// <summary>Writes into the audit that it was exported, before anything of it leaves.</summary>
    /// <param name="what"><c>accounts</c>, <c>clusters</c> or <c>audit</c>.</param>
    public static Task RecordAsync(IServiceProvider services, string what, CancellationToken ct) =>
        services.GetRequiredService<IAuditLog>().AppendAsync(new("cli", "Command line", Role.None), $"{what}.exported", what, new { by = "command line" }, ct);
}
