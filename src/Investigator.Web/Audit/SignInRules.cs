using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>What must hold before the console starts: sound settings, and no embedded provider where others on the network could reach it. All failures are told at once.</summary>
internal sealed class SignInRules(IConfiguration configuration) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var failures = options.Validate(new ValidationContext(options)).Select(failure => failure.ErrorMessage!).ToList();
        if (options.IsEmbedded && ListeningAddresses.Foreign(ListeningAddresses.Configured(configuration)) is { Count: > 0 } foreign)
            failures.Add($"The console would listen on {string.Join(" and ", foreign)}, which others can reach, and the embedded sign-in asks no password. "
                + $"Configure your identity provider (Authentication:Authority, ClientId, RoleClaim, RoleMap), or listen on loopback alone (--urls {ListeningAddresses.Default}).");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
