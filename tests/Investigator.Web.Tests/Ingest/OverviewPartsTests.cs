using Bunit;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>What the Overview says of ingest.</summary>
public sealed class OverviewPartsTests : ConsoleContext
{
    private readonly Ledger _ledger = new();

    public OverviewPartsTests() => Services.AddSingleton<IIngestLedger>(_ledger);

    [Fact]
    public void An_empty_console_says_how_to_begin_and_stops_when_usage_came_in()
    {
        var steps = Render<FirstSteps>();
        Assert.Contains("investigator ingest accounts.ndjson events.ndjson", steps.Find("[data-testid=first-steps]").TextContent, StringComparison.Ordinal);

        _ledger.Stored = new(5, 1, 0, Noon, Noon);
        News.UsageStored.Raise();

        steps.WaitForAssertion(() => Assert.Empty(steps.FindAll("[data-testid=first-steps]")));
    }

    [Fact]
    public void The_sum_over_all_sources_adds_up()
    {
        _ledger.Stored = new(7, 2, 0, Noon, Noon);
        _ledger.Sources = [Source("a", new(10, 7, 2, 1, TimeSpan.Zero)), Source("b", new(1000, 900, 60, 40, TimeSpan.Zero))];
        Assert.Equal("1,010 read = 907 accepted + 62 duplicates + 41 quarantined", Render<IngestTotals>().Find("[data-testid=equation]").TextContent);
    }

    private static IngestSource Source(string name, IngestSummary summary) => new(name, IngestStream.Events, summary, Noon, Noon);

    private sealed class Ledger : IIngestLedger
    {
        public StoredUsage Stored { get; set; } = new(0, 0, 0, null, null);

        public IReadOnlyList<IngestSource> Sources { get; set; } = [];

        public Task<IReadOnlyList<IngestSource>> SourcesAsync(CancellationToken ct) => Task.FromResult(Sources);

        public Task<StoredUsage> StoredAsync(CancellationToken ct) => Task.FromResult(Stored);
    }
}
