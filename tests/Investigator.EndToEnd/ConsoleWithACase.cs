using Investigator.EndToEnd.Screens;
using Microsoft.Playwright;

namespace Investigator.EndToEnd;

/// <summary>A console on its demo world in which people have begun to work: a campaign from the first cluster, its members frozen, a ban proposed, a bundle released.</summary>
public sealed class ConsoleWithACase : IAsyncLifetime
{
    public const string CampaignName = "Reasoning harvest, first pool";

    private static ConsoleWithACase? s_first;
    private static string s_folder = "";

    public ConsoleUnderTest Console { get; } = s_first is null ? new() : new() { From = s_folder };

    /// <summary>Where the things of the case are.</summary>
    public string Cluster { get; private set; } = "";

    public string Account { get; private set; } = "";

    public string Campaign { get; private set; } = "";

    public string Proposal { get; private set; } = "";

    /// <summary>The released bundle's proposal.</summary>
    public string BundleProposal { get; private set; } = "";

    /// <summary>A canary in service.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>A look at a suspect model that awaits its answers.</summary>
    public string ModelTest { get; private set; } = "";

    /// <summary>A rule in shadow.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>The first one works through the case; those after it start from a copy of its folder.</summary>
    public async Task InitializeAsync()
    {
        await Console.InitializeAsync();
        if (s_first is { } first)
        {
            (Cluster, Account, Campaign, Proposal, BundleProposal) = (first.Cluster, first.Account, first.Campaign, first.Proposal, first.BundleProposal);
            (Fingerprint, ModelTest, Rule) = (first.Fingerprint, first.ModelTest, first.Rule);
            return;
        }

        await Console.WalkAsync(InvestigateAsync, name: "case-analyst");
        await Console.WalkAsync(ProposeBundleAsync, name: "case-reviewer");
        await Console.WalkAsync(ReleaseAsync, name: "case-manager");
        s_folder = Directory.CreateDirectory(Path.Combine(Artifacts.TestResults, $"case-{Environment.ProcessId}")).FullName;
        await Console.RestartAsync(s_folder);
        s_first = this;
    }

    public Task DisposeAsync() => Console.DisposeAsync();

    private async Task InvestigateAsync(IPage page)
    {
        var frame = await new SignInScreen(page).EnterAsAsync("Analyst 1", "/queue");
        var queue = new QueueScreen(page);
        await queue.IsFilledAsync();
        await queue.OpenFirstAsync();
        var cluster = new ClusterScreen(page);
        await cluster.Accounts.First.WaitForAsync();
        Cluster = new Uri(page.Url).AbsolutePath;
        Account = (await cluster.Accounts.First.GetAttributeAsync("href"))!;

        await cluster.StartCampaignAsync(CampaignName);
        await new CampaignScreen(page).ArriveAsync();
        Campaign = new Uri(page.Url).AbsolutePath;
        var campaign = new CampaignScreen(page);
        await campaign.ConfirmAllAsync("All send the same two templates in the same minutes.");
        await campaign.Members("confirmed").First.WaitForAsync();
        await campaign.FreezeAsync("Harvest in progress.", days: 7);
        await campaign.Decisions.GetByTestId("undo").WaitForAsync();
        await campaign.WriteNoteAsync("Payment fingerprints tie the four sub-pools.");
        await campaign.ProposeBanAsync("One operation; see members and timeline.");

        await frame.OpenAsync("/approvals");
        Proposal = (await page.GetByTestId("proposal-row").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!;
        await WriteRuleAsync(page);
        Fingerprint = await new FingerprintScreen(page).DraftCanaryAsync(Campaign, "Gazetteer of the first pool", "To know our answers again in a student model.");
    }

    private async Task WriteRuleAsync(IPage page)
    {
        await new RuleEditorScreen(page).OpenAsync();
        await new RuleEditorScreen(page).WriteAsync("Bursts by day and night", "requests in 1h > 12 and distinct(hour) in 1d >= 10 and not account.segment = \"research\"", "Bursts over more hours than a person works.");
        Rule = new Uri(page.Url).AbsolutePath;
        await new RuleScreen(page).TestOnHistoryAsync();
        await new RuleScreen(page).RunInShadowAsync();
        await page.GetByTestId("shadow").WaitForAsync();
    }

    private async Task ProposeBundleAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Reviewer 1", Campaign);
        var campaign = new CampaignScreen(page);
        await campaign.PreviewBundleAsync();
        BundleProposal = await campaign.ProposeBundleAsync("Legitimate interests, Article 6(1)(f) GDPR.", "They see the same pool.");
        var prints = new FingerprintScreen(page);
        await prints.SealAndServeAsync(Fingerprint);
        ModelTest = await prints.RegisterAsync("suspect-7b", "Its answers name our product.");
    }

    private async Task ReleaseAsync(IPage page)
    {
        await new SignInScreen(page).EnterAsAsync("Manager 1", BundleProposal);
        var proposal = new BundleProposalScreen(page);
        await proposal.OpenFileAsync();
        await proposal.ReleaseAsync();
    }
}
