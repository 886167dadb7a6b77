using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Investigator.Web.Audit;

/// <summary>Where an administrator makes and revokes the keys of machines.</summary>
public sealed partial class ApiKeys
{
    private IReadOnlyList<ApiClient>? _keys;
    private NewApiKey? _made;
    private string? _name;
    private bool _ingest = true;
    private bool _decisions;
    private bool _sharing;
    private bool _appeals;
    private bool _metrics;
    private bool _fingerprints;
    private bool _verifications;
    private bool _leakedKeys;

    [Inject] private IApiClients Clients { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    protected override async Task OnInitializedAsync() => _keys = await Clients.LoadAsync(Leaving);

    private async Task MakeAsync()
    {
        var scopes = (_ingest ? ApiScope.Ingest : ApiScope.None) | (_decisions ? ApiScope.Decisions : ApiScope.None) | (_sharing ? ApiScope.Sharing : ApiScope.None)
            | (_appeals ? ApiScope.Appeals : ApiScope.None) | (_metrics ? ApiScope.Metrics : ApiScope.None)
            | (_fingerprints ? ApiScope.Fingerprints : ApiScope.None) | (_verifications ? ApiScope.Verifications : ApiScope.None) | (_leakedKeys ? ApiScope.LeakedKeys : ApiScope.None);
        var done = await Clients.CreateAsync(await PersonAsync(), _name ?? "", scopes, Leaving);
        if (done.Refusal is { } why)
        {
            Snackbar.Refused(why);
            return;
        }

        (_made, _name) = (done.Value, null);
        _keys = await Clients.LoadAsync(Leaving);
    }

    private async Task RotateAsync(ApiClient key)
    {
        var text = Say("{0} gets a new key, shown once. The old one goes on for a day, so that the machine can be given the new one; exchange it twice to end the old one at once.", VisibleText.Of(key.Name, 60));
        if (!await Dialogs.ConfirmAsync(Say("Exchange this key?"), text, Say("Exchange"))) return;
        var done = await Clients.RotateAsync(await PersonAsync(), key.Id, Leaving);
        if (done.Refusal is { } why) Snackbar.Refused(why);
        else _made = done.Value;
        _keys = await Clients.LoadAsync(Leaving);
    }

    private async Task RevokeAsync(ApiClient key)
    {
        var text = Say("Whatever holds {0} is refused from now on. This can't be undone; a new key can be made.", VisibleText.Of(key.Name, 60));
        if (!await Dialogs.ConfirmAsync(Say("Revoke this key?"), text, Say("Revoke"), grave: true)) return;
        if (await Clients.RevokeAsync(await PersonAsync(), key.Id, Leaving) is { } why) Snackbar.Refused(why);
        else Snackbar.Done(Say("The key is revoked."));
        _keys = await Clients.LoadAsync(Leaving);
    }

    private static string Opens(ApiScope scopes) => string.Join(", ", new[]
    {
        scopes.HasFlag(ApiScope.Ingest) ? Say("deliver usage") : null, scopes.HasFlag(ApiScope.Decisions) ? Say("pull decisions") : null, scopes.HasFlag(ApiScope.Sharing) ? Say("fetch released objects") : null,
        scopes.HasFlag(ApiScope.Appeals) ? Say("bring in appeals") : null, scopes.HasFlag(ApiScope.Metrics) ? Say("read metrics") : null, scopes.HasFlag(ApiScope.Fingerprints) ? Say("place fingerprints") : null,
        scopes.HasFlag(ApiScope.Verifications) ? Say("bring results of verifications") : null, scopes.HasFlag(ApiScope.LeakedKeys) ? Say("report leaked keys") : null,
    }.OfType<string>());
}
