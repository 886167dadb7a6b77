using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>How the screen speaks of roles.</summary>
internal static class RoleWords
{
    /// <summary>All of them, with commas between.</summary>
    public static string Of(Role roles) => string.Join(", ", Enum.GetValues<Role>().Where(role => role is not Role.None && roles.HasFlag(role)).Select(Word));

    private static string Word(Role role) => role switch
    {
        Role.Analyst => Say("Analyst"),
        Role.Reviewer => Say("Reviewer"),
        Role.Manager => Say("Manager"),
        Role.Partner => Say("Partner"),
        Role.Admin => Say("Admin"),
        Role.Auditor => Say("Auditor"),
        _ => role.ToString(),
    };
}
