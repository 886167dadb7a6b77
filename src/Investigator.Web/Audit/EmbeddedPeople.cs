using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>The people whom the embedded provider offers: fixed subjects, no passwords, loopback only.</summary>
internal static class EmbeddedPeople
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("analyst-1", "Analyst 1", Role.Analyst),
        new("analyst-2", "Analyst 2", Role.Analyst),
        new("reviewer-1", "Reviewer 1", Role.Reviewer),
        new("manager-1", "Manager 1", Role.Manager),
        new("manager-2", "Manager 2", Role.Manager),
        new("partner-1", "Partner 1", Role.Partner),
        new("admin-1", "Admin 1", Role.Admin),
        new("auditor-1", "Auditor 1", Role.Auditor),
    ];

    public static string Does(Role role) => role switch
    {
        Role.Analyst => "Works the queue, freezes accounts, proposes bans",
        Role.Reviewer => "Also confirms campaign members and releases bundles",
        Role.Manager => "Decides proposals of others",
        Role.Partner => "Another provider: sees released bundles",
        Role.Admin => "Runs the console: ingest, keys, configuration, audit",
        Role.Auditor => "Reads cases, decisions and the audit; changes nothing",
        _ => "",
    };
}
