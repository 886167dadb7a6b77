using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Audit;

public sealed class AuditPageTests : ConsoleContext
{
    private readonly Entries _log = new();
    private readonly AnchorOptions _anchors = new();

    public AuditPageTests() => Services.AddSingleton<IAuditLog>(_log).AddSingleton<AnchorSigner>().AddSingleton<AnchorRounds>().AddSingleton(Options.Create(_anchors));

    [Fact]
    public void An_empty_audit_says_so() => Assert.Contains("Nothing is in the audit yet", Render<AuditPage>().Markup, StringComparison.Ordinal);

    [Fact]
    public void Hostile_particulars_are_text()
    {
        _log.Append(Hostile);

        var page = Render<AuditPage>();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>", page.Find("[data-testid=audit-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unbroken_chain_is_said_with_its_length()
    {
        _log.Append("{}");
        _log.Append("{}");
        var page = Render<AuditPage>();
        page.Find("[data-testid=check]").Click();

        Assert.Contains("2 entries, unbroken.", page.Find("[data-testid=checked]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_entry_is_named()
    {
        _log.Append("{}");
        _log.Append("{}");
        _log.All.RemoveAt(0);
        var page = Render<AuditPage>();
        page.Find("[data-testid=check]").Click();

        Assert.Contains("Entry 1 is missing", page.Find("[data-testid=checked]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_it_says_that_nothing_is_signed()
    {
        _log.Append("{}");
        var page = Render<AuditPage>();
        Assert.Contains("No anchor yet", page.Find("[data-testid=anchor]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=check]").Click();
        Assert.Contains("None of it is signed", page.Find("[data-testid=checked]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchored_chain_says_up_to_where_and_a_forged_one_between_which_entries()
    {
        using var audit = new AnAnchoredAudit();
        var file = Path.Combine(Path.GetTempPath(), $"investigator-anchor-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(file, audit.PublicPem);
        _anchors.AnchorPublicKeyFile = file;
        _anchors.AnchorCommand = ["sign"];
        _log.All.AddRange(audit.Act().Act().Anchor().Act().Entries);
        try
        {
            var page = Render<AuditPage>();
            Assert.Contains("Signed up to entry 2", page.Find("[data-testid=anchor]").TextContent, StringComparison.Ordinal);
            page.Find("[data-testid=check]").Click();
            Assert.Contains("4 entries, unbroken. Signed up to entry 2 by 1 anchor.", page.Find("[data-testid=checked]").TextContent, StringComparison.Ordinal);

            var forged = audit.Rewritten(1);
            _log.All.Clear();
            _log.All.AddRange(forged);
            page.Find("[data-testid=check]").Click();
            Assert.Contains("from entry 1 to entry 2 was rewritten", page.Find("[data-testid=checked]").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed class Entries : IAuditLog
    {
        public List<AuditEntry> All { get; } = [];

        public void Append(string detail) =>
            All.Add(AuditEntry.After(All.LastOrDefault(), new("a", "Analyst 1", Role.Analyst), "freeze", "account:acc-1", detail, new FakeTimeProvider(Noon)));

        public Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct) => Task.CompletedTask;

        public Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct) =>
            Task.FromResult(new Page<AuditEntry>([.. All.Where(e => filter.Act is null || e.Act == filter.Act).Reverse().Take(filter.Take)], All.Count));

        public async IAsyncEnumerable<AuditEntry> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var entry in All) yield return entry;
        }
    }
}
