using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Tests.Decisions;
using Investigator.Web.Tests.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>The report that is printed: all of a campaign, with the evidence as it was when it was decided.</summary>
public sealed class CampaignReportTests : ConsoleContext, IAuditLog, IEvidencePacks
{
    private readonly CaseInMemory _case = new(Hostile, Noon);
    private readonly FreezesInMemory _freezes = new(Noon);
    private readonly CaseFileInMemory _file = new(Noon);
    private readonly List<string> _audit = [];
    private readonly Dictionary<Guid, DecisionEvidence> _kept = [];

    public CampaignReportTests()
    {
        Services.AddSingleton<ICampaignDesk>(_case).AddSingleton<IHarvestQuestions>(_case).AddSingleton<IAccountUsage>(new UsageInMemory()).AddSingleton<IFreezeDesk>(_freezes);
        Services.AddSingleton<IHypotheses>(_file).AddSingleton<ICampaignPools>(_file).AddSingleton<IPoolQuestions>(_file).AddSingleton<IPoolTurns>(_file).AddSingleton<PoolReading>().AddSingleton<IAccountStates>(new StatesInMemory());
        Services.AddSingleton<IAuditLog>(this).AddSingleton<IEvidencePacks>(this).AddSingleton<IEnforcementPoints>(new EnforcementInMemory());
    }

    [Fact]
    public async Task It_shows_the_evidence_of_then_says_what_was_altered_and_leaves_its_trace()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1", "acc-2");
        await _case.WriteAsync(new("a", "A", Role.Analyst), _case.Campaign!.Id, "Seen before.", default);
        _freezes.Members.AddRange([new("acc-1"), new("acc-2")]);
        await _freezes.FreezeCampaignAsync(new("analyst-1", "Analyst 1", Role.Analyst), _case.Campaign.Id, 2, "Harvest", Noon.AddDays(1), CancellationToken.None);
        var decisions = (await _freezes.OfCampaignAsync(_case.Campaign.Id, 0, 10, default)).Rows;
        _kept[decisions[0].Id] = DecisionEvidence.Of(decisions[0].Id, new(0.93, [], [new(Guid.NewGuid(), "steady-pace", 3, Noon, Noon, 0.9, Hostile, "peers", [], ["e1", "gone"], 7)], null, null));
        _kept[decisions[1].Id] = DecisionEvidence.Of(decisions[1].Id, FrozenFacts.None);
        typeof(DecisionEvidence).GetProperty(nameof(DecisionEvidence.Sha256))!.SetValue(_kept[decisions[1].Id], new string('0', 64));

        var report = Open();

        report.WaitForAssertion(() => Assert.Equal(2, report.FindAll("[data-testid=report-decision]").Count));
        Assert.Contains("steady-pace, version 3", report.FindAll("[data-testid=report-decision]")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(_kept[decisions[0].Id].Sha256, report.Markup, StringComparison.Ordinal);
        Assert.Single(report.FindAll("[data-testid=evidence-altered]"));
        report.WaitForAssertion(() => Assert.Contains("of the 2 events that the evidence names", report.Find("[data-testid=report-events]").TextContent, StringComparison.Ordinal));
        Assert.Contains("not stored any more", report.Find("[data-testid=report-events]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Seen before.", report.Markup, StringComparison.Ordinal);
        Assert.Contains("2 confirmed", report.Markup, StringComparison.Ordinal);
        Assert.Empty(report.FindAll("script"));
        Assert.Equal([$"report.made campaign:{_case.Campaign.Id}"], _audit);
        report.Find("[data-testid=print]").Click();
        Assert.Single(JSInterop.Invocations["print"]);
    }

    [Fact]
    public void A_wrong_address_leads_nowhere_and_leaves_no_trace()
    {
        _case.Campaign = null;
        Assert.Contains("There is no such campaign", Open().Markup, StringComparison.Ordinal);
        Assert.Empty(_audit);
    }

    Task IAuditLog.AppendAsync(Person by, string act, string subject, object? detail, CancellationToken ct)
    {
        _audit.Add($"{act} {subject}");
        return Task.CompletedTask;
    }

    Task<Page<AuditEntry>> IAuditLog.LoadAsync(AuditFilter filter, CancellationToken ct) => throw new NotSupportedException();

    IAsyncEnumerable<AuditEntry> IAuditLog.ReadAllAsync(CancellationToken ct) => throw new NotSupportedException();

    Task<Done<EvidencePack>> IEvidencePacks.MakeAsync(Person by, Guid decision, CancellationToken ct) => throw new NotSupportedException();

    Task<IReadOnlyDictionary<Guid, DecisionEvidence>> IEvidencePacks.KeptAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<Guid, DecisionEvidence>>(_kept);

    private IRenderedComponent<CampaignReport> Open() => Render<CampaignReport>(p => p.Add(c => c.Id, Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009")));
}
