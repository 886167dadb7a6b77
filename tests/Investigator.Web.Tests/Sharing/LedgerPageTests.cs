using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Sharing;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Who fetched what.</summary>
public sealed class LedgerPageTests : ConsoleContext
{
    private readonly LedgerInMemory _ledger = new();

    public LedgerPageTests() => Services.AddSingleton<IBundleLedger>(_ledger);

    [Fact]
    public void It_says_that_nothing_was_fetched() =>
        Assert.Contains("Nothing was fetched yet", Render<LedgerPage>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Each_line_says_who_by_which_path_and_what()
    {
        var bundle = Guid.NewGuid();
        _ledger.Rows.Add(new(Guid.NewGuid(), Noon, bundle, Hostile, Guid.NewGuid(), "Other Lab", "other-lab-1", FetchPath.Taxii, 100, ""));
        _ledger.Rows.Add(new(Guid.NewGuid(), Noon, null, null, null, null, "Command line", FetchPath.File, null, new('a', 64)));

        var rows = Render<LedgerPage>().FindAll("[data-testid=ledger-row]");

        Assert.Contains("Other Lab", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("100 objects", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("not released", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("this house", rows[1].TextContent, StringComparison.Ordinal);
    }

    private sealed class LedgerInMemory : IBundleLedger
    {
        public List<LedgerRow> Rows { get; } = [];

        public Task<Page<LedgerRow>> LoadAsync(Person by, LedgerFilter filter, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<LedgerRow>([.. Rows.Skip(skip).Take(take)], Rows.Count));
    }
}
