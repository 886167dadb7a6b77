using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Investigator.Casework.Data;

internal sealed class AccountIdConverter() : ValueConverter<AccountId, string>(id => id.Value, text => new AccountId(text));
