using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>What an administrator says of a new destination.</summary>
/// <param name="Authorization">For HTTP what the header <c>Authorization</c> says; <c>null</c> or empty: no such header.</param>
public sealed record AlertDestinationPlan(string Name, AlertTransport Transport, string Address, string Format, AlertKinds Kinds, string? Authorization = null)
{
    /// <returns>What is wrong with it, or <c>null</c>.</returns>
    public Refusal? Check()
    {
        if (string.IsNullOrWhiteSpace(Name)) return Refusal.NameMissing;
        if (Name.Length > 100 || Address.Length > 2000 || Authorization?.Length > 1000) return Refusal.TooLong;
        if ((Kinds & AlertKinds.All) is AlertKinds.None) return Refusal.NothingChosen;
        if (AlertFormats.Find(Format) is null) return Refusal.NotFound;
        if (Authorization?.Any(char.IsControl) == true) return Refusal.AddressWrong;
        var fits = Transport switch
        {
            AlertTransport.Http => StandardWebhook.AddressOf(Address) is not null,
            AlertTransport.File => IsFileName(Address.Trim()),
            AlertTransport.SyslogTcp or AlertTransport.SyslogTls => HostOf(Address) is not null,
            _ => false,
        };
        return fits ? null : Refusal.CollectorWrong;
    }

    /// <summary>Host and port of <c>collector.example:6514</c>, <c>192.0.2.7:514</c> or <c>[2001:db8::7]:514</c>.</summary>
    /// <returns><c>null</c> when it is none.</returns>
    public static (string Host, int Port)? HostOf(string address)
    {
        var text = address.Trim();
        var colon = text.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535) return null;
        var host = text[..colon].Trim('[', ']');
        return Uri.CheckHostName(host) is UriHostNameType.Unknown ? null : (host, port);
    }

    // A plain name in the configured folder: no way out of it, no hidden file, nothing that a shell or a device would take for something else.
    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && !name.Contains("..", StringComparison.Ordinal);
}
