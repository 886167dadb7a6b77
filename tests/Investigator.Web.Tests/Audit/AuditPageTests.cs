using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Investigator.Web.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Audit;

public sealed class AuditPageTests : ConsoleContext
{
    private readonly Entries _log = new();

    public AuditPageTests() => Services.AddSingleton<IAuditLog>(_log);

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

    private sealed class Entries : IAuditLog
    {
        public List<AuditEntry> All { get; } = [];

        public void Append(string detail) =>
            All.Add(AuditEntry.After(All.LastOrDefault(), new("a", "Analyst 1", Role.Analyst), "freeze", "account:acc-1", detail, new FakeTimeProvider(Noon)));

        public Task AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct) => Task.CompletedTask;

        public Task<Page<AuditEntry>> LoadAsync(AuditFilter filter, CancellationToken ct) => Task.FromResult(new Page<AuditEntry>(All, All.Count));

        public async IAsyncEnumerable<AuditEntry> ReadAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.CompletedTask;
            foreach (var entry in All) yield return entry;
        }
    }
}
