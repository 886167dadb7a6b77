using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Web.Shell;

namespace Investigator.Web.Linking;

/// <summary>Clusters by the beginning of their id.</summary>
internal sealed class ClusterSearch(IClusters clusters) : ISearchSource
{
    // Clusters are some hundreds at most; those with the highest score are looked through.
    private const int LookedThrough = 500;

    public string Kind => "Clusters";

    public async Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct)
    {
        if (!by.Sees || !text.All(c => char.IsAsciiHexDigit(c) || c == '-')) return [];
        return [.. (await clusters.LoadAsync(0, LookedThrough, ct)).Rows
            .Where(cluster => cluster.Id.ToString("D").StartsWith(text, StringComparison.OrdinalIgnoreCase)).Take(take)
            .Select(cluster => new SearchAnswer(cluster.Id.ToString("D"), Paths.Cluster(cluster.Id), string.Create(CultureInfo.InvariantCulture, $"{cluster.Size:N0} accounts, score {cluster.Score.Value:0.00}")))];
    }
}

/// <summary>What linking brings to the console beside its views.</summary>
public sealed class LinkingServices : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ISearchSource, ClusterSearch>();
}
