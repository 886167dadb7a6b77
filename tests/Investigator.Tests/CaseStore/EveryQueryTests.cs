using System.Collections;
using System.Globalization;
using System.Reflection;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Sharing;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Tests.Sharing.Inbound;
using Investigator.Tests.Fingerprints;
using Investigator.Tests.Triage.Queries;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.Dac.Model;
using Role = Investigator.Domain.Audit.Role;

namespace Investigator.Tests.CaseStore;

/// <summary>
/// Every command that the desks send is parsed and bound as T-SQL against the schema. It shows that names, types of syntax and functions exist; that the answers are right is shown on a
/// real server alone (the …OnSqlServer suites).
/// </summary>
public sealed class EveryQueryTests
{
    private static readonly Type[] s_ports =
    [
        typeof(IAuditLog), typeof(IApiClients), typeof(IHits), typeof(IRuleBook), typeof(IDetectorDesk), typeof(IDetectorSettings), typeof(IDetectorRecord), typeof(IDetectorVerdicts), typeof(IDetectorDependents), typeof(IClusters), typeof(IScores), typeof(IFindingLists), typeof(ITriageQueue), typeof(IQueueRouting), typeof(IColleagues), typeof(ISavedViews), typeof(IAccountNotes), typeof(IAccountTags), typeof(IQueryHistory), typeof(IKeptQueries), typeof(IInvestigations), typeof(IBulkJobs), typeof(IAnalysisResults),
        typeof(ICampaignDesk), typeof(ICampaignLists), typeof(IFreezeDesk), typeof(IBanDesk), typeof(IDecisionStream), typeof(ISharingDesk),
        typeof(IEnforcementPoints), typeof(IBreaches), typeof(IWebhooks), typeof(IWebhookOutbox), typeof(IAlertDestinations), typeof(IAlertFeed), typeof(IMatching), typeof(IPartners), typeof(IReleases), typeof(IReleaseDesk), typeof(IBundleLedger), typeof(ISharedObjects), typeof(IInboundDesk), typeof(IInboundIntake), typeof(ISightingDesk), typeof(IReportedSigns),
        typeof(IActionDesk), typeof(IStaggeredActs), typeof(IBurntPools), typeof(IHeirs), typeof(IAllowList), typeof(IAppeals), typeof(IEvidencePacks), typeof(IEvidenceRetention), typeof(IEnforcementFigures), typeof(ICampaignPools), typeof(IHypotheses), typeof(ILineage), typeof(IPoolTurns), typeof(ISuggestions), typeof(ICitations), typeof(ICampaignTasks), typeof(IAttachments), typeof(ICampaignTimeline), typeof(IConflicts), typeof(ICampaignHolds), typeof(ILegalHolds),
        typeof(IPartnerFigures), typeof(IVerificationResults), typeof(IInquiries), typeof(IAnswerDesk), typeof(ILeakedKeys), typeof(ILeakedKeySigns), typeof(IWatchList),
        typeof(IFingerprints), typeof(IModelTests), typeof(IAnswerKeys), typeof(IPlacementExemptions), typeof(ICountermeasures), typeof(ICaseOutcomes), typeof(IAssumptions), typeof(IBlindReviews), typeof(IPolicyDesk), typeof(ISegments), typeof(IDeclarations), typeof(IVerifications), typeof(IVerified),
    ];

    private static readonly AccountId[] s_accounts = [new("null"), new("b")];

    private static readonly Person s_everyRole = new("null", "Everybody", Role.Analyst | Role.Reviewer | Role.Manager | Role.Partner | Role.Admin);

    [Fact]
    public void The_schema_loads_as_T_SQL_without_a_complaint() => Assert.Empty(Complaints(Schema()));

    [Fact]
    public async Task Every_command_of_every_desk_binds_to_the_schema()
    {
        var log = new List<SeenCommand>();
        foreach (var oneRow in (bool[])[false, true])
            await CallEverythingAsync(log, oneRow);
        var commands = log.DistinctBy(c => c.CommandText).ToList();
        Assert.True(commands.Count > 120, $"only {commands.Count} commands were seen");

        using var schema = Schema();
        foreach (var (command, number) in commands.Select((c, i) => (c, i)))
            schema.AddObjects(Procedure(command, number));

        Assert.Empty(Complaints(schema));
        foreach (var table in Tables().Except(["WriteTurn"]))
            Assert.True(commands.Any(c => c.CommandText.Contains("SELECT", StringComparison.Ordinal) && c.CommandText.Contains($"[{table}] AS", StringComparison.Ordinal)), $"nothing reads {table}");
        foreach (var table in Tables().Except(["WriteTurn"]))
            Assert.True(commands.Any(c => c.CommandText.Contains($"INSERT INTO [{table}]", StringComparison.Ordinal)), $"nothing fills {table}");
    }

    [Fact]
    public void A_command_that_names_a_missing_column_or_table_is_found()
    {
        using var schema = Schema();
        schema.AddObjects("CREATE PROCEDURE [wrong] AS SELECT [NoSuchColumn] FROM [Hit];");
        Assert.NotEmpty(Complaints(schema));

        using var other = Schema();
        other.AddObjects("CREATE PROCEDURE [wrong] AS SELECT [Id] FROM [NoSuchTable];");
        Assert.NotEmpty(Complaints(other));
    }

    private static async Task CallEverythingAsync(List<SeenCommand> log, bool oneRow)
    {
        await using var room = await CaseRoom.OpenAsync(false, [], services => services.AddSingleton<IDbContextFactory<InvestigatorDb>>(new SilentDatabases(log, oneRow)).AddSingleton<IAnsweredQuestions, EverybodyAnswered>()
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()), prepared: false);
        await SharingSecret.LoadAsync(room.The<RecordedActs>(), default);
        // A release compares bytes of a real campaign; what it stores is stored here.
        await using (var db = room.Db())
        {
            var file = new ReleasedFile("stix", TrafficLight.Green, "f", "t", [1], "h", 1, [IndicatorKind.IpAddress], SharedFields.All);
            db.Add(SharedBundle.Release(Guid.NewGuid(), Guid.Empty, "Pool", file, Recipients.Only(Guid.NewGuid()), room.Clock.GetUtcNow(), s_everyRole, room.Clock));
            var partner = Partner.Enter(Guid.NewGuid(), Terms(room).Tidy(room.Clock.GetUtcNow()).Value!, s_everyRole, room.Clock);
            partner.Link(Guid.NewGuid());
            partner.Admit("somebody");
            db.Add(partner);
            var pact = MatchPact.Make(Guid.NewGuid(), partner.Id, "Other Lab", "public", "protected", s_everyRole, room.Clock);
            var round = MatchRound.Ask(Guid.NewGuid(), pact, Guid.Empty, [MatchKind.Card], 1, [1], "One pool?", s_everyRole, room.Clock);
            round.Opened(s_everyRole, room.Clock);
            db.AddRange(pact, round);
            var draft = new ReportedDraft { ExternalId = "indicator--1", ObjectId = "indicator--1", ValidFrom = room.Clock.GetUtcNow(), ModifiedAt = room.Clock.GetUtcNow() };
            var report = ReportedIndicator.Stage(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), draft, null, ReportChange.New, room.Clock.GetUtcNow());
            db.Add(report);
            db.Add(InboundSource.Create(Guid.NewGuid(), new("Other Lab", InboundKind.File), null, null, s_everyRole, room.Clock));
            db.Add(Sighting.Propose(Guid.NewGuid(), report, new(0, 0, null, null), "Provider", null, s_everyRole, room.Clock));
            db.Add(ReceivedSighting.Take(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new("sighting--1", "indicator--1", 1, null, null, room.Clock.GetUtcNow(), false), room.Clock.GetUtcNow()));
            var bundle = new Bundle
            {
                ProducerName = "P",
                CampaignId = "c",
                CampaignName = "C",
                Confidence = 1,
                TrafficLight = TrafficLight.Green,
                OpenedAt = room.Clock.GetUtcNow(),
                ComposedAt = room.Clock.GetUtcNow(),
                FirstSeenAt = room.Clock.GetUtcNow(),
                LastSeenAt = room.Clock.GetUtcNow(),
                ValidFrom = room.Clock.GetUtcNow(),
                ValidUntil = room.Clock.GetUtcNow().AddDays(1),
                Harvest = null,
            };
            var preview = BundlePreview.Of(new(bundle, null, []), new BundleFormats().Find("csv")!)!;
            var request = new BundleRequest(Guid.Empty, "csv", TrafficLight.Green, Recipients.Only(partner.Id), TimeSpan.FromDays(1));
            var proposed = BundleProposal.Propose(Guid.NewGuid(), request, "Pool", preview, "A basis.", "A reason.", s_everyRole, room.Clock).Value!;
            proposed.Opened(s_everyRole, room.Clock);
            db.Add(proposed);
            var inquiry = Inquiry.Enter(Guid.NewGuid(), Asked(room), null, s_everyRole, room.Clock);
            var pack = AnswerPack.Propose(Guid.NewGuid(), Packed(inquiry.Id), AnswerFile.Write([AnswerSection.Of("custody", new { Entries = 1 })]), s_everyRole with { Id = "another" }, room.Clock).Value!;
            pack.Opened(s_everyRole, room.Clock);
            db.AddRange(inquiry, pack, LeakedKeyReport.Take(Guid.NewGuid(), new("key-1", null, null, null), null, s_everyRole, room.Clock), WatchedSuspect.Add(Guid.NewGuid(), s_everyRole, Suspect, room.Clock).Value!);
            Assert.Null(partner.Pin(new('a', 64), s_everyRole, room.Clock));
            partner.Rotate(SharingKey.From(new byte[32])!, "protected", room.Clock);
            db.Add(BundleFetch.OfObjects(Guid.NewGuid(), Guid.Empty, 1, partner.Id, s_everyRole, room.Clock.GetUtcNow()));
            // A made-up point is known, acknowledged and breached already, a made-up default chosen; new rows are stored here.
            var now = room.Clock.GetUtcNow();
            db.Add(EnforcementPoint.Of(Guid.NewGuid()));
            db.Add(DefaultView.Of(s_everyRole, QueriedList.Queue, Guid.Empty));
            db.Add(Acknowledgement.Of(Guid.Empty, new(1, 2), now, now));
            db.Add(Breach.Of(Freeze.Of([s_accounts[0]], Guid.NewGuid, null, "Harvest.", now, s_everyRole, room.Clock)[0], now, new(DecisionTarget.Of(s_accounts[0]), 1, now, now), now));
            var decision = Freeze.Of([s_accounts[0]], Guid.NewGuid, null, "Harvest.", now, s_everyRole, room.Clock)[0];
            var appeal = Appeal.Of(Guid.NewGuid(), s_everyRole, decision, "Not us.", null, TimeSpan.FromDays(1), room.Clock).Value!;
            var campaign = Campaign.Start(Guid.NewGuid(), s_everyRole, "Pool", null, null, room.Clock).Value!;
            var note = Guid.NewGuid();
            campaign.Write(note, s_everyRole, "Seen before.", room.Clock);
            campaign.Rewrite(note, s_everyRole, "Seen twice before.", room.Clock);
            db.Add(campaign);
            var attached = Attachment.Of(Guid.NewGuid(), s_everyRole, campaign.Id, "log.txt", "one"u8, null, room.Clock).Value!;
            db.AddRange(attached, AttachmentContent.Of(attached.Id, [1]), Affiliation.Declare(Guid.NewGuid(), s_everyRole, "null", "org", "Board.", room.Clock).Value!);
            db.Add(SuggestionRule.Set(Guid.NewGuid(), s_everyRole, campaign.Id, new() { LeastLinked = 1 }, MemberStatus.Confirmed, "Firm.", true, room.Clock).Value!);
            db.Add(CampaignTask.Add(Guid.NewGuid(), s_everyRole, campaign.Id, new("Ask", null, null, null), null, null, room.Clock).Value!);
            db.Add(TaskTemplate.Make(Guid.NewGuid(), s_everyRole, "First day", [new("Ask", 1)], room.Clock).Value!);
            var merged = Campaign.Start(Guid.NewGuid(), s_everyRole, "Other", null, null, room.Clock).Value!;
            var step = LineageStep.Merge(Guid.NewGuid(), s_everyRole, merged, campaign, 1, "One lab.", room.Clock).Value!;
            db.AddRange(merged, step, MovedMember.Of(step.Id, CampaignMember.Of(s_accounts[0], MemberStatus.Candidate, "", "", 0, s_everyRole, room.Clock), null, overruled: false));
            db.Add(AllowListing.Of(Guid.NewGuid(), s_everyRole, DecisionTarget.Of(s_accounts[0]), "A school.", now.AddDays(1), room.Clock).Value!);
            db.Add(appeal);
            db.Add(AppealedDetector.Of(appeal.Id, "detector", 1));
            db.Add(SegmentRule.Of("made"));
            db.Add(AssumptionSet.Of(1, s_everyRole, new(), "Ours.", room.Clock).Value!);
            var policy = PolicyVersion.Write(Guid.NewGuid(), 1, s_everyRole, "Map", MeasureScene.Rules, room.Clock).Value!;
            db.AddRange(policy, PolicyFinding.Of(Guid.NewGuid(), policy.Id, s_accounts[0], MeasureScene.Rules[1], "Seen.", room.Clock));
            db.Add(BlindReview.Of(Guid.NewGuid(), Guid.NewGuid(), 7, ClosedEntry(room), room.Clock));
            db.Add(Verification.Of(Guid.NewGuid(), Guid.NewGuid(), s_accounts[0], null, new(VerificationChannel.Phone, "Who?", "Show.", now.AddDays(1)), s_everyRole, room.Clock));
            db.Add(Declaration.Of(Guid.NewGuid(), s_everyRole, DecisionTarget.Of(s_accounts[0]), new("Evaluation", 1, [], [], null), now.AddDays(1), room.Clock).Value!);
            db.Add(Countermeasure.Propose(Guid.NewGuid(), s_everyRole, null, DecisionTarget.Of(s_accounts[0]), MeasureScene.Counter(now), room.Clock).Value!);
            db.Add(DecisionEvidence.Of(decision.Id, FrozenFacts.None));
            db.Add(PoolTurn.Of(Guid.NewGuid(), campaign.Id, new(null, PoolState.Active, 3, 2, 0, now, now, null, 0, 0, 1), null, now));
            var staggered = StaggeredAct.Of(Guid.NewGuid(), campaign.Id, null, new(DecisionKind.Freeze, "Harvest.", now.AddDays(1)) { Timing = new(null, TimeSpan.FromHours(1)) }, ActTiming.NewSeed(), s_everyRole, room.Clock);
            db.AddRange(staggered, StaggeredMember.Of(staggered, s_accounts[0], DecisionEvidence.Of(Guid.NewGuid(), FrozenFacts.None)));
            var print = Fingerprint.Draft(Guid.NewGuid(), s_everyRole, Prints.Watermark(), "protected", "hash", room.Clock).Value!;
            Assert.Null(print.Seal(s_everyRole with { Id = "another" }, room.Clock));
            db.Add(print);
            db.Add(ModelTest.Register(Guid.NewGuid(), s_everyRole, print, Prints.Plan(), room.Clock).Value!);
            await db.SaveChangesAsync();
        }

        foreach (var port in s_ports)
            foreach (var method in port.GetMethods())
                foreach (var arguments in Arguments(method.GetParameters(), room))
                    await CallAsync(room.The<IServiceProvider>().GetRequiredService(port), method, arguments);
        foreach (var sign in room.The<IEnumerable<IHonestSigns>>()) await sign.AmongAsync(s_accounts, default);
    }

    private static QueueEntry ClosedEntry(CaseRoom room)
    {
        var entry = QueueEntry.Open(Guid.NewGuid(), SubjectKind.Account, "made", room.Clock.GetUtcNow());
        entry.Close(s_everyRole, Verdict.TruePositive, "Seen.", room.Clock);
        return entry;
    }

    private static async Task CallAsync(object desk, MethodInfo method, object?[] arguments)
    {
        try
        {
            switch (method.Invoke(desk, arguments))
            {
                case Task task:
                    await task;
                    break;
                case IAsyncEnumerable<object> rows:
                    await foreach (var _ in rows) continue;
                    break;
                case var other:
                    Assert.Fail($"{method.Name} gives a {other?.GetType().Name}, which this test can't follow");
                    break;
            }
        }
        catch (InvalidOperationException missing) when (missing.Message.StartsWith("Nullable object", StringComparison.Ordinal))
        {
            // The made-up row lacks what a real one has; the command was seen.
        }
    }

    // Each method once with all that may be missing missing, then once per value of each parameter that changes the query.
    private static IEnumerable<object?[]> Arguments(ParameterInfo[] parameters, CaseRoom room)
    {
        var choices = parameters.Select(p => Values(p, room).ToList()).ToList();
        yield return [.. choices.Select(c => c[0])];
        for (var i = 0; i < choices.Count; i++)
            foreach (var value in choices[i].Skip(1))
                yield return [.. choices.Select((c, j) => j == i ? value : c[0])];
    }

    private static IEnumerable<object?> Values(ParameterInfo parameter, CaseRoom room)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        IEnumerable<object?> values = type switch
        {
            _ when type == typeof(Person) => [s_everyRole, s_everyRole with { Id = "another" }],
            _ when type == typeof(Guid) => [Guid.Empty],
            _ when type == typeof(AccountId) => [s_accounts[0]],
            _ when type == typeof(string) => parameter.Name switch
            {
                "field" => QueueFields.All.All.Select(f => f.Name),
                "format" => ["stix"],
                "key" => ["inv_key"],
                "personId" => ["a text that says enough", "key:partner", "cert:partner"],
                "certificate" => [new string('a', 64)],
                "url" => ["https://soc.example/hook"],
                "word" => ["card-9"],
                _ => ["a text that says enough"],
            },
            _ when type == typeof(int) || type == typeof(long) => parameter.Member.Name is "ReplaceAsync" or "SwitchAsync" ? [(object)0L, 1L] : [1],
            _ when type == typeof(object) => [new { one = 1 }],
            _ when type == typeof(DateTimeOffset) => [room.Clock.GetUtcNow().AddDays(1)],
            _ when type == typeof(IReadOnlyCollection<DateTimeOffset>) => [new[] { room.Clock.GetUtcNow() }],
            _ when type == typeof(CancellationToken) => [CancellationToken.None],
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Reverse(),
            _ when type == typeof(AuditFilter) => [new AuditFilter("a", "b", "c"), new AuditFilter()],
            _ when type == typeof(QueueFilter) => Enum.GetValues<QueueOrder>().SelectMany(o => (QueueFilter[])
                [new([], Order: o), new([QueueState.Open], SubjectKind.Cluster, "text", "person", o, Descending: false) { Queue = "Pools", Late = true, Snoozed = true }]).Concat(QueryExamples.EveryField().Select(q => new QueueFilter([]) { Query = q, AnyState = true, AskedBy = "null", CountTo = 10 })),
            _ when type == typeof(Query) => QueryExamples.Of(parameter.Member.Name switch { "AccountsAsync" => AccountFields.All, "HitsAsync" => HitFields.All, "CampaignsAsync" => CampaignFields.All, _ => ClusterFields.All }).Cast<object?>().Prepend(null),
            _ when type == typeof(RuleDraft) => [new RuleDraft("Night bursts", "Bursts.", "Batches.", "requests in 1h > 40")],
            _ when type == typeof(Backtest) => [new Backtest("requests in 1h > 40", room.Clock.GetUtcNow(), "a", new(room.Clock.GetUtcNow(), room.Clock.GetUtcNow()), 1, 1, 1, 1, 1, [])],
            _ when type == typeof(InvestigationDraft) => [new InvestigationDraft("Card 9", true, "account:a", new SavedPicture { Nodes = [new("account:a", 0, 0)] })],
            _ when type == typeof(ViewDraft) => [new ViewDraft(QueriedList.Queue, "Mine", "score:>0.5", "state=all", true)],
            _ when type == typeof(TimeSpan) => [TimeSpan.FromMinutes(1)],
            _ when type == typeof(DecisionTarget) => Enum.GetValues<DecisionScope>().Select(scope => new DecisionTarget(scope, scope is DecisionScope.Prefix ? "192.0.2.0/24" : "null")),
            _ when type == typeof(IReadOnlyList<CampaignPool>) => [new CampaignPool[] { new(Guid.NewGuid(), PoolState.Active, 3, 2, 0, room.Clock.GetUtcNow(), room.Clock.GetUtcNow(), null, 0, 0, 1) }],
            _ when type == typeof(SuggestionTerms) => [new SuggestionTerms { LeastWeight = 0.5 }, new SuggestionTerms { LeastLinked = 1 }],
            _ when type == typeof(DecisionTerms) => DecisionKinds.ByGravity.Select(kind => new DecisionTerms(kind, "Harvest.", room.Clock.GetUtcNow().AddDays(1)) { RequestsPerMinute = 1, Degradation = Degradation.All }).SelectMany(terms => (DecisionTerms[])[terms, terms with { Timing = new(null, TimeSpan.FromHours(1)) }]),
            _ when type == typeof(RequestSubject) => [new RequestSubject("a", "k", "o", "192.0.2.7"), new RequestSubject("a")],
            _ when type == typeof(NewAppeal) => [new NewAppeal(Guid.Empty, null, "Not us.", "ref"), new NewAppeal(null, s_accounts[0], "Not us.", null)],
            _ when type == typeof(AppealFilter) => [new AppealFilter(), new AppealFilter(AppealState.Open), new AppealFilter(Late: true)],
            _ when type == typeof(PointSays) => [new PointSays(0, [Guid.Empty], null)],
            _ when type == typeof(IReadOnlyCollection<PointSeen>) => [new[] { new PointSeen(Guid.Empty, room.Clock.GetUtcNow(), 1) }],
            _ when type == typeof(TaskDraft) => [new TaskDraft("Ask", "null", null, null), new TaskDraft("Ask", null, null, null)],
            _ when type == typeof(IReadOnlyList<TemplateTask>) => [new[] { new TemplateTask("Ask", 1) }],
            _ when type == typeof(TimelineFilter) => [new TimelineFilter(), new TimelineFilter(TimelineKind.Notes, "a")],
            _ when type == typeof(HypothesisDraft) => [new HypothesisDraft("One lab.", FindingBasis.Attributed, Likelihood.Likely, "Same work list.", ["AML.T0024.002"])],
            _ when type == typeof(AlertDestinationPlan) => [new AlertDestinationPlan("soc", AlertTransport.Http, "https://soc.example/in", "ocsf", AlertKinds.All, "Bearer null")],
            _ when type == typeof(DueAlerts) => [new DueAlerts(Guid.Empty, "soc", AlertTransport.File, "a", "ocsf", null, null, [], new(default, Guid.Empty, 0, 0), new(default, Guid.Empty, 1, 1))],
            _ when type == typeof(BundleRequest) => [BundleRequest.ForEveryone(Guid.Empty, "stix", TrafficLight.Green), new BundleRequest(Guid.Empty, "stix", TrafficLight.Green, Recipients.Only(Guid.Empty), TimeSpan.FromDays(1))],
            _ when type == typeof(LedgerFilter) => [new LedgerFilter(), new LedgerFilter(Guid.Empty, Guid.Empty)],
            _ when type == typeof(LeakedKeyDraft) => [new LeakedKeyDraft("key-1", null, null, null), new LeakedKeyDraft(null, new('a', 64), null, null)],
            _ when type == typeof(WatchedDraft) => [Suspect],
            _ when type == typeof(InquiryTerms) => [Asked(room), Asked(room) with { Partner = Guid.Empty, Body = "" }],
            _ when type == typeof(InquiryFilter) => [new InquiryFilter(), new InquiryFilter(InquiryState.Open, Guid.Empty, true)],
            _ when type == typeof(AnswerRequest) => [Packed(Guid.Empty)],
            _ when type == typeof(PartnerTerms) => [Terms(room)],
            _ when type == typeof(ReadOnlyMemory<byte>) => [new ReadOnlyMemory<byte>([1])],
            _ when type == typeof(IReadOnlyList<MatchKind>) => [new[] { MatchKind.Card }],
            _ when type == typeof(InboundDraft) => [new InboundDraft("Other Lab", InboundKind.File, PartnerId: Guid.Empty)],
            _ when type == typeof(ReadOnlyMemory<byte>) => [new ReadOnlyMemory<byte>(AReport.Bundle(AReport.Address("198.51.100.7"), AReport.Sighting()))],
            _ when type == typeof(ObjectQuery) => [new ObjectQuery()],
            _ when type == typeof(FingerprintDesign) => [Prints.Watermark(), Prints.Canary(Guid.Empty)],
            _ when type == typeof(ModelTestPlan) => [Prints.Plan()],
            _ when type == typeof(SuspectAnswers) => [Prints.Answers([("Question 0?", "Yes.", [1, 2, 3])])],
            _ when type == typeof(CountermeasureTerms) => [MeasureScene.Counter(room.Clock.GetUtcNow())],
            _ when type == typeof(double) => [0.5],
            _ when type == typeof(Assumptions) => [new Assumptions()],
            _ when type == typeof(IReadOnlyList<PolicyRule>) => [MeasureScene.Rules],
            _ when type == typeof(PolicyTrial) => [MeasureScene.Trial],
            _ when type == typeof(IReadOnlyList<PolicyMeeting>) => [new[] { new PolicyMeeting(s_accounts[0], "o", 0, "Seen."), new PolicyMeeting(s_accounts[1], null, 1, "Seen.") }],
            _ when type == typeof(SegmentTerms) => [new SegmentTerms(1, 1, "s", "a", "n")],
            _ when type == typeof(DeclaredTerms) => [new DeclaredTerms("Evaluation", 1, [], [], null)],
            _ when type == typeof(VerificationTerms) => [new VerificationTerms(VerificationChannel.Phone, "Who?", "Show.", room.Clock.GetUtcNow().AddDays(1))],
            _ when type == typeof(SignedBody) => [new SignedBody("m", room.Clock.GetUtcNow().ToUnixTimeSeconds(), "v1,x", new byte[] { 1 })],
            _ when type == typeof(bool) => [true, false],
            _ when type == typeof(IReadOnlyList<RoutingRule>) => [new RoutingRule[] { new("Pools", 24) }],
            _ when type == typeof(IReadOnlyList<BulkAnswer>) => [new[] { BulkAnswer.Of(Guid.Empty, 1, SubjectKind.Account, "a", Refusal.NotFound) }],
            _ when type == typeof(BulkTerms) => [new BulkTerms { Verdict = Verdict.Duplicate, Note = "n", ToId = "null", Until = room.Clock.GetUtcNow().AddDays(1), Word = "w" }],
            _ when type == typeof(AnalysisRun) => [Findings.ARun()],
            _ when type == typeof(AnalysisResults) => [SomeResults()],
            _ when type == typeof(LiveFindings) => [new LiveFindings([Findings.AHit(s_accounts[0])], [Findings.Flagged(s_accounts[0], cluster: Guid.Empty)], new Dictionary<AccountId, SubjectTraits>())],
            _ when type.IsAssignableFrom(typeof(AccountId[])) => [s_accounts],
            _ when type.IsAssignableFrom(typeof(Guid[])) => [new[] { Guid.Empty }],
            _ => throw new NotSupportedException($"This test has no value of {type} for {parameter.Name}."),
        };
        var nullable = Nullable.GetUnderlyingType(parameter.ParameterType) is not null || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && parameter.Name == "accounts" && parameter.Member.Name == "JudgeAsync");
        return nullable ? values.Append(null) : values;
    }

    private static PartnerTerms Terms(CaseRoom room) =>
        new("Partner of this test", TrafficLight.Amber, [IndicatorKind.IpAddress], SharedFields.All, "MOU 7", room.Clock.GetUtcNow().AddDays(1));

    private static WatchedDraft Suspect { get; } = new("cheap-model", WatchedKind.Model, "", "Talks like ours.", Guid.Empty, 30);

    private static InquiryTerms Asked(CaseRoom room) =>
        new(null, "A university", InquiryKind.KnownHere, new(InquirySubjectKind.Organization, ["org-1"]), "", "", room.Clock.GetUtcNow(), room.Clock.GetUtcNow().AddDays(1));

    private static AnswerRequest Packed(Guid inquiry) => new(inquiry, new(2026, 3, 1), new(2026, 3, 2), AnswerSections.All);

    private static AnalysisResults SomeResults() => Findings.Results(
        [Findings.Flagged(new("c"))], [Findings.ACluster(Guid.NewGuid(), 0.9, s_accounts)], [Findings.ALink(s_accounts[0], s_accounts[1])], [Findings.AHit(s_accounts[0])]) with
    { Shadow = [Findings.AHit(s_accounts[1])], Volumes = [new(Findings.Detector, false, 1, 0, 2)] };

    private static TSqlModel Schema()
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        foreach (var batch in db.Database.GenerateCreateScript().Split("\nGO", StringSplitOptions.RemoveEmptyEntries))
            // Rows that the schema starts with are no objects of the model.
            if (!batch.Contains("INSERT INTO", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(batch)) model.AddObjects(batch);
        return model;
    }

    private static IEnumerable<string> Tables()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        // The framework itself reads and writes its keys.
        return [.. db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Except(["DataProtectionKey"])];
    }

    private static string Procedure(SeenCommand command, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"CREATE PROCEDURE [query{number}] {string.Join(", ", command.Parameters)} AS\n{command.CommandText}");

    // Warnings too: an unknown table or function is only a warning to DacFx.
    private static List<string> Complaints(TSqlModel model) => [.. model.Validate().Select(m => $"{m.Prefix}{m.Number}: {m.Message}")];

    private sealed class EverybodyAnswered : IAnsweredQuestions
    {
        public Task<IReadOnlyList<AnsweredRequests>> AnsweredSinceAsync(IReadOnlyDictionary<DecisionTarget, DateTimeOffset> since, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<AnsweredRequests>>([.. since.Select(s => new AnsweredRequests(s.Key, 1, s.Value, s.Value))]);
    }

    private sealed class SilentDatabases(List<SeenCommand> log, bool oneRow) : IDbContextFactory<InvestigatorDb>
    {
        public InvestigatorDb CreateDbContext() => new SqlServerInvestigatorDb(CaseDatabases.SqlServer(new SilentSqlServer(log, oneRow)));
    }
}
