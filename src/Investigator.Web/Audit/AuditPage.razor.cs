using Investigator.Domain.Audit;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Audit;

/// <summary>The record of who did what, its check and its export.</summary>
public sealed partial class AuditPage
{
    private const int Most = 50;

    private Page<AuditEntry>? _page;
    private string? _person;
    private string? _act;
    private string? _subject;
    private string? _checked;
    private bool _broken;
    private bool _checking;

    [SupplyParameterFromQuery(Name = "person")] public string? PersonId { get; set; }

    [SupplyParameterFromQuery(Name = "act")] public string? Act { get; set; }

    [SupplyParameterFromQuery(Name = "subject")] public string? Subject { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public int? From { get; set; }

    private int Skip => Math.Max(0, From ?? 0);

    private bool IsFiltered => (Text(PersonId) ?? Text(Act) ?? Text(Subject)) is not null;

    protected override async Task OnParametersSetAsync()
    {
        (_person, _act, _subject) = (PersonId, Act, Subject);
        _page = await Log.LoadAsync(new(Text(PersonId), Text(Act), Text(Subject), Skip, Most), Leaving);
    }

    private void Filter() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["person"] = Text(_person),
        ["act"] = Text(_act),
        ["subject"] = Text(_subject),
        ["from"] = null,
    }));

    private string With(string name, string value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = value, ["from"] = null });

    private void Turn(int skip) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("from", skip == 0 ? null : skip));

    private async Task CheckAsync()
    {
        _checking = true;
        StateHasChanged();
        var entries = new List<AuditEntry>();
        await foreach (var entry in Log.ReadAllAsync(Leaving)) entries.Add(entry);
        using var key = Signer.Key();
        var check = new AuditCheck(key is null ? [] : [key], []);
        // A chain that was never signed is whole as far as it can tell; without the key an anchor is only counted.
        var gap = entries.Exists(e => e.Act == AuditAnchor.Act) ? check.FirstBreak(entries) : AuditChain.FirstBreak(entries);
        (_broken, _checking) = (gap is not null, false);
        _checked = gap?.Message ?? Say("{0:N0} {1}, unbroken.", entries.Count, entries.Count == 1 ? Say("entry") : Say("entries")) + Signed(check, key);
    }

    private static string Signed(AuditCheck check, AnchorKey? key) => check switch
    {
        { Anchors: 0 } => Say(" None of it is signed."),
        { AnchoredAt: null } when key is null => Say(" {0:N0} anchors are in it; this console has no key to check them with.", check.Anchors),
        _ => Say(" Signed up to entry {0:N0} by {1:N0} {2}.", check.AnchoredUpTo, check.Anchors, check.Anchors == 1 ? Say("anchor") : Say("anchors")),
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
