using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Outcomes;

internal static class OutcomeTables
{
    extension(InvestigatorDb db)
    {
        public DbSet<AssumptionSet> AssumptionSets => db.Set<AssumptionSet>();

        public DbSet<BlindReview> BlindReviews => db.Set<BlindReview>();
    }
}
