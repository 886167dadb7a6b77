using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace Investigator.Web.Sharing.Matching;

/// <summary>Pacts, questions and answers of blind matching.</summary>
public sealed partial class MatchingPage
{
    private const int MostRounds = 100;
    private const int MostShown = 500;

    private readonly HashSet<MatchKind> _kinds = [MatchKind.Card, MatchKind.Device];
    private IReadOnlyList<MatchPactRow>? _pacts;
    private Page<MatchRoundRow>? _rounds;
    private IReadOnlyList<Partner> _partners = [];
    private IReadOnlyList<CampaignRow> _campaigns = [];
    private MatchRound? _opened;
    private bool _shown;
    private bool _mayRelease;
    private Guid _partner;
    private Guid _pact;
    private Guid _campaign;
    private string? _theirs;
    private string? _reason;
    private string? _takeReason;

    [Inject] private IMatching Desk { get; set; } = null!;

    [Inject] private IPartners Directory { get; set; } = null!;

    [Inject] private ICampaignDesk Campaigns { get; set; } = null!;

    [Inject] private ConsoleScript Script { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        RefreshOn(News.CasesChanged, LoadAsync);
        await LoadAsync();
    }

    private static string N(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string State(MatchPactRow pact) =>
        pact.EndedAt is not null ? "ended" : pact.ConfirmedAt is not null ? Say("in force, number compared by {0}", VisibleText.Of(pact.ConfirmedBy ?? "", 60)) : pact.Number is null ? Say("waits for their key") : Say("waits for a second person to compare the number");

    private static string Word(MatchKind kind) => kind switch { MatchKind.Card => Say("cards"), MatchKind.Device => Say("devices"), MatchKind.Email => Say("e-mail hashes"), MatchKind.Phone => Say("phone hashes"), _ => Say("document hashes") };

    private static string Word(MatchStanding standing) => standing switch { MatchStanding.Stopped => Say("frozen or banned"), MatchStanding.Suspected => Say("flagged"), _ => Say("nothing against it") };

    private static string Word(MatchRoundRow round) => round.State switch
    {
        MatchRoundState.Waiting => Say("waits for a second person"),
        MatchRoundState.Approved => Say("may leave, said {0}", VisibleText.Of(round.DecidedBy ?? "", 60)),
        MatchRoundState.Rejected => Say("rejected by {0}", VisibleText.Of(round.DecidedBy ?? "", 60)),
        _ => "answered",
    };

    private async Task LoadAsync()
    {
        var person = await PersonAsync();
        _mayRelease = person.May(Permit.ReleaseBundles);
        _pacts = await Desk.PactsAsync(person, Leaving);
        _rounds = await Desk.RoundsAsync(person, 0, MostRounds, Leaving);
        _partners = await Directory.LoadAsync(person, Leaving);
        _campaigns = (await Campaigns.LoadAsync(0, MostShown, Leaving)).Rows;
    }

    private void Choose(MatchKind kind, ChangeEventArgs e)
    {
        if (e.Value is true) _kinds.Add(kind);
        else _kinds.Remove(kind);
    }

    private async Task MakeAsync() => await SayAsync((await Desk.MakePactAsync(await PersonAsync(), _partner, Leaving)).Refusal, Say("The pact is made. Send them your key, and enter theirs."));

    private async Task EnterAsync(MatchPactRow pact)
    {
        if (await SayAsync(await Desk.EnterKeyAsync(await PersonAsync(), pact.Id, _theirs ?? "", Leaving), Say("Their key is entered. Somebody else compares the number with them by phone."))) _theirs = null;
    }

    private async Task ConfirmAsync(MatchPactRow pact) => await SayAsync(await Desk.ConfirmPactAsync(await PersonAsync(), pact.Id, Leaving), Say("The pact is in force."));

    private async Task EndAsync(MatchPactRow pact)
    {
        if (await Dialogs.ConfirmAsync(Say("End this pact?"), Say("Nothing can be asked of {0} under it, and nothing answered. A new one has new keys.", VisibleText.Of(pact.PartnerName, 60)), Say("End"), grave: true))
            await SayAsync(await Desk.EndPactAsync(await PersonAsync(), pact.Id, Leaving), Say("The pact is ended."));
    }

    private async Task AskAsync()
    {
        if (await SayAsync((await Desk.AskAsync(await PersonAsync(), _pact, _campaign, [.. _kinds.Order()], _reason ?? "", Leaving)).Refusal, Say("The question waits for a second person."))) _reason = null;
    }

    private async Task TakeInAsync(InputFileChangeEventArgs e)
    {
        using var read = new MemoryStream();
        try
        {
            await using var file = e.File.OpenReadStream(MatchFile.LargestBytes, Leaving);
            await file.CopyToAsync(read, Leaving);
        }
        catch (IOException)
        {
            Snackbar.Refused(Refusal.MatchFileWrong);
            return;
        }

        var done = await Desk.TakeInAsync(await PersonAsync(), read.ToArray(), _takeReason ?? "", Leaving);
        await SayAsync(done.Refusal, done.Value is { Asks: true } ? Say("The answer is in.") : Say("The question is compared. Its answer waits for a second person."));
    }

    private async Task DecideAsync(MatchRoundRow round, bool leaves)
    {
        if (await SayAsync(await Desk.DecideAsync(await PersonAsync(), round.Id, round.Version, leaves, Leaving), leaves ? Say("The file may leave.") : Say("Rejected; nothing leaves."))) _opened = null;
    }

    private async Task OpenAsync(MatchRoundRow round)
    {
        var done = await Desk.OpenAsync(await PersonAsync(), round.Id, Leaving);
        if (done.Refusal is { } why) Snackbar.Refused(why);
        (_opened, _shown) = (done.Value, done.Value is not null);
    }

    // What was opened stands below the list: the keyboard and the eye go on there.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_shown) return;
        _shown = false;
        await Script.FocusAsync("#hits-title");
    }

    private async Task<bool> SayAsync(Refusal? why, string done)
    {
        if (why is { } no) Snackbar.Refused(no);
        else Snackbar.Done(done);
        await LoadAsync();
        return why is null;
    }
}
