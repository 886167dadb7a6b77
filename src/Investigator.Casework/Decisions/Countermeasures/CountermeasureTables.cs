using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Countermeasures;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Countermeasures;

internal static class CountermeasureTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<Countermeasure> Countermeasures => db.Set<Countermeasure>();
    }
}
