using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Sharing;

/// <summary>One partner: its terms, its keys and people, its suspension.</summary>
public sealed partial class PartnerPage
{
    private static readonly SharedFields[] Parts = [.. Enum.GetValues<SharedFields>().Where(f => f is not (SharedFields.None or SharedFields.All))];

    private readonly HashSet<IndicatorKind> _kinds = [.. Enum.GetValues<IndicatorKind>().Where(kind => !kind.IsPersonal())];
    private Partner? _partner;
    private Person? _person;
    private NewPartnerKey? _key;
    private Refusal? _why;
    private bool _loaded;
    private string _name = "";
    private TrafficLight _marking = TrafficLight.Amber;
    private SharedFields _fields = SharedFields.Behaviours | SharedFields.Counts;
    private string _agreement = "";
    private DateTime? _until;
    private string _identity = "";
    private string _collections = "";
    private string _contacts = "";
    private string? _reason;

    [Inject] private IPartners Directory { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private News News { get; set; } = null!;

    [Parameter] public Guid? Id { get; set; }

    /// <summary>Kinds that the terms as they are saved do not name. Keyed hashes are left out of most terms on purpose, and offered by nobody.</summary>
    private IReadOnlyList<IndicatorKind> Unnamed => _partner is null ? [] : [.. Enum.GetValues<IndicatorKind>().Where(kind => !kind.IsPersonal() && !_partner.Kinds.Contains(kind))];

    private bool May => _person!.May(Permit.KeepPartners);

    private PartnerTerms Terms => new(
        _name, _marking, [.. _kinds], _fields, _agreement, _until is { } day ? new DateTimeOffset(DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified), TimeSpan.Zero).AddDays(1) : DateTimeOffset.MinValue)
    {
        IdentityId = _identity,
        Collections = [.. _collections.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)],
        Contacts = [.. _contacts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Contact)],
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    // Not refreshed by itself: what somebody types stays, and the version tells a change.
    private async Task LoadAsync()
    {
        _person = await PersonAsync();
        _partner = Id is { } id ? await Directory.FindAsync(_person, id, Leaving) : null;
        if (_partner is { } there) Fill(there);
        _loaded = true;
    }

    private void Fill(Partner there)
    {
        (_name, _marking, _fields, _agreement, _identity) = (there.Name, there.HighestMarking, there.Fields, there.Agreement, there.IdentityId);
        _until = there.AgreedUntil.AddTicks(-1).UtcDateTime.Date;
        _collections = string.Join(' ', there.Collections);
        _contacts = string.Join('\n', there.Contacts.Select(c => $"{c.Name}; {c.Task}; {c.Address}"));
        _kinds.Clear();
        _kinds.UnionWith(there.Kinds);
    }

    private static PartnerContact Contact(string line)
    {
        var parts = line.Split(';', 3, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    private void NameAll() => _kinds.UnionWith(Unnamed);

    private void Set(IndicatorKind kind, bool chosen) => _ = chosen ? _kinds.Add(kind) : _kinds.Remove(kind);

    private void Set(SharedFields field, bool chosen) => _fields = chosen ? _fields | field : _fields & ~field;

    private async Task SaveAsync()
    {
        if (_partner is not null)
        {
            await SayAsync(await Directory.ChangeAsync(await PersonAsync(), _partner.Id, _partner.Version, Terms, Leaving), Say("Saved. The terms hold from the next fetch on."));
            return;
        }

        var done = await Directory.CreateAsync(await PersonAsync(), Terms, Leaving);
        _why = done.Refusal;
        if (done.Value is { } made) Navigation.NavigateTo($"/sharing/partners/{made.Id}");
    }

    private async Task SuspendAsync() => await SayAsync(await Directory.SuspendAsync(await PersonAsync(), _partner!.Id, _partner.Version, _reason, Leaving), Say("Suspended."));

    private async Task ResumeAsync() => await SayAsync(await Directory.ResumeAsync(await PersonAsync(), _partner!.Id, _partner.Version, Leaving), Say("The suspension is ended."));

    private async Task ShowAsync(NewPartnerKey key)
    {
        _key = key;
        await LoadAsync();
    }

    private async Task SayAsync(Refusal? why, string done)
    {
        _why = why;
        // What was typed stays after a refusal: only a change is loaded.
        if (why is not null) return;
        Snackbar.Done(done);
        News.CasesChanged.Raise();
        await LoadAsync();
    }
}
