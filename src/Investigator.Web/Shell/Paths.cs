using Investigator.Domain.Usage;

namespace Investigator.Web.Shell;

/// <summary>Where things are, so that a room can lead to a page of another without knowing it. Ids are written by strangers: they are escaped here.</summary>
public static class Paths
{
    public static string Account(AccountId account) => "/accounts/" + Uri.EscapeDataString(account.Value);

    public static string Session(AccountId account, SessionId session) => $"{Account(account)}/sessions/{Uri.EscapeDataString(session.Value)}";

    public static string Cluster(Guid id) => $"/clusters/{id:D}";

    public static string Campaign(Guid id) => $"/campaigns/{id:D}";

    public static string Investigation(Guid id) => $"/graph?investigation={id:D}";
}
