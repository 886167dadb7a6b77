using System.CommandLine;
using System.Globalization;
using Investigator.Domain.Linking;

namespace Investigator.Web.Cli;

/// <summary><c>export clusters</c>: one row for every member of every cluster.</summary>
internal static class ClustersExport
{
    public static Command Build()
    {
        var clusters = new Command("clusters", "cluster_id,account_id,weight,score, clusters with the highest score first.") { ExportVerb.Out };
        clusters.OnStores(async (services, parsed, ct) =>
        {
            await ExportVerb.RecordAsync(services, "clusters", ct);
            var all = await services.GetRequiredService<IClusters>().AllAsync(ct);
            var rows = from cluster in all.OrderByDescending(c => c.Score.Value).ThenBy(c => c.Id)
                       from member in cluster.Members
                       select string.Join(',', cluster.Id.ToString("D"), Csv.Quote(member.AccountId.Value), Number(member.Weight), Number(cluster.Score.Value));
            await Csv.WriteAsync(parsed.GetValue(ExportVerb.Out)!, "cluster_id,account_id,weight,score", rows.ToAsyncEnumerable(), ct);
            Console.Error.WriteLine(FormattableString.Invariant($"{all.Count:N0} clusters"));
            return 0;
        });
        return clusters;
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
