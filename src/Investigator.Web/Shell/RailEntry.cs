using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Shell;

/// <summary>A page on the rail.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Task">The policy that opens it; <c>null</c>: everyone who is signed in.</param>
internal sealed record RailEntry(string Title, string Icon, int Order, string Key, string Path, string? Task)
{
    /// <summary>All pages of this assembly that carry <see cref="RailAttribute"/>, in their order.</summary>
    public static IReadOnlyList<RailEntry> All { get; } =
        [.. from page in typeof(RailEntry).Assembly.GetTypes()
            let rail = page.GetCustomAttribute<RailAttribute>()
            where rail is not null
            let path = page.GetCustomAttributes<RouteAttribute>().OrderBy(route => route.Template.Length).First().Template
            orderby rail.Order, rail.Title
            select new RailEntry(Say(rail.Title), rail.Icon, rail.Order, rail.Key, path, page.GetCustomAttribute<AuthorizeAttribute>()?.Policy)];

    /// <summary>Those that a person may open.</summary>
    public static async Task<IReadOnlyList<RailEntry>> OpenToAsync(ClaimsPrincipal person, IAuthorizationService authorization)
    {
        var open = new List<RailEntry>();
        foreach (var entry in All)
            if (entry.Task is null || (await authorization.AuthorizeAsync(person, entry.Task)).Succeeded)
                open.Add(entry);
        return open;
    }
}
