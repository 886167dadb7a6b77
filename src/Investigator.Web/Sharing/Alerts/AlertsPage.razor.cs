using Investigator.Domain.Sharing.Alerts;
using Investigator.Web.Shell;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>Where administrators say which systems are told.</summary>
public sealed partial class AlertsPage
{
    private IReadOnlyList<AlertDestinationRow>? _destinations;
    private NewAlertDestination? _made;
    private string? _name;
    private AlertTransport _transport = AlertTransport.SyslogTls;
    private string? _address;
    private string _format = "ocsf";
    private string? _authorization;
    private bool _findings = true;
    private bool _decisions = true;
    private bool _campaigns = true;

    private string AddressLabel => _transport switch
    {
        AlertTransport.Http => "Address, https://…",
        AlertTransport.File => Say("File name in Alerts:Folder, as alerts.ndjson"),
        _ => Say("Collector, host:port"),
    };

    protected override async Task OnInitializedAsync()
    {
        RefreshOn(News.CasesChanged, LoadAsync);
        await LoadAsync();
    }

    private static string Way(AlertTransport transport) => transport switch
    {
        AlertTransport.SyslogTcp => Say("Syslog over TCP"),
        AlertTransport.SyslogTls => Say("Syslog over TLS"),
        AlertTransport.Http => "HTTP",
        _ => Say("File"),
    };

    private static string Told(AlertKinds kinds) => string.Join(", ", new[]
    {
        kinds.HasFlag(AlertKinds.Findings) ? "findings" : null, kinds.HasFlag(AlertKinds.Decisions) ? "decisions" : null, kinds.HasFlag(AlertKinds.Campaigns) ? "campaigns" : null,
    }.OfType<string>());

    private async Task LoadAsync() => _destinations = await Desk.LoadAsync(await PersonAsync(), Leaving);

    private async Task MakeAsync()
    {
        var kinds = (_findings ? AlertKinds.Findings : AlertKinds.None) | (_decisions ? AlertKinds.Decisions : AlertKinds.None) | (_campaigns ? AlertKinds.Campaigns : AlertKinds.None);
        var done = await Desk.CreateAsync(await PersonAsync(), new(_name ?? "", _transport, _address ?? "", _format, kinds, _authorization), Leaving);
        if (done.Refusal is { } why)
        {
            Snackbar.Refused(why);
            return;
        }

        (_made, _name, _address, _authorization) = (done.Value, null, null, null);
        Snackbar.Done(Say("The destination is made. It is told of what comes from now on."));
        await LoadAsync();
    }

    private async Task EndAsync(AlertDestinationRow row)
    {
        if (!await Dialogs.ConfirmAsync(Say("End this destination?"), Say("{0} is told nothing any more, and what it was not told yet is not sent. This can't be undone; a new one can be made.", VisibleText.Of(row.Name, 60)), Say("End"), grave: true)) return;
        if (await Desk.EndAsync(await PersonAsync(), row.Id, Leaving) is { } why) Snackbar.Refused(why);
        else Snackbar.Done(Say("The destination is ended."));
        await LoadAsync();
    }

    private async Task TryNowAsync(AlertDestinationRow row)
    {
        if (await Desk.TryNowAsync(await PersonAsync(), row.Id, Leaving) is { } why) Snackbar.Refused(why);
        else Snackbar.Done(Say("It is tried at once."));
        await LoadAsync();
    }
}
