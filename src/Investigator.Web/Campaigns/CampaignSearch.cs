using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Web.Shell;

namespace Investigator.Web.Campaigns;

/// <summary>Campaigns by a part of their name.</summary>
internal sealed class CampaignSearch(ICampaignDesk campaigns) : ISearchSource
{
    // People make campaigns by hand: the latest thousand are all there are for years.
    private const int LookedThrough = 1000;

    public string Kind => "Campaigns";

    public async Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct) => !by.Sees ? [] :
        [.. (await campaigns.LoadAsync(0, LookedThrough, ct)).Rows
            .Where(row => row.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(take)
            .Select(row => new SearchAnswer(row.Name, Paths.Campaign(row.Id), string.Create(CultureInfo.InvariantCulture, $"{row.Confirmed:N0} confirmed")))];
}

/// <summary>What campaigns bring to the console beside their pages.</summary>
public sealed class CampaignServices : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<ISearchSource, CampaignSearch>()
        .AddSingleton<PoolReading>().AddSingleton<IPoolMarks, PoolTurnMarks>().AddHostedService<PoolRounds>().AddHostedService<SuggestionRounds>();
}
