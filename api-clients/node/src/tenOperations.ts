// Ten operations with the generated client against a running gateway, at SIGHTLINE_URL with the access token
// SIGHTLINE_TOKEN of an oversight analyst. Prints what each answered, one line each.
import {
  AgenciesApi, AuditApi, ComplianceApi, Configuration, FindingsApi, ImportsApi, PeopleApi, PurchaseLinesApi, RulesApi,
  WatchlistApi,
} from '../../target/typescript-client/index.js';

declare const process: {env: Record<string, string | undefined>; exitCode: number};

async function main(): Promise<void> {
  const {SIGHTLINE_URL: basePath, SIGHTLINE_TOKEN: accessToken} = process.env;
  const configuration = new Configuration({basePath, accessToken});
  const answers: Record<string, unknown> = {
    me: (await new PeopleApi(configuration).me()).name,
    overview: (await new ComplianceApi(configuration).overview()) !== undefined,
    agencies: (await new AgenciesApi(configuration).agencies({limit: 3})).items?.length,
    findings: (await new FindingsApi(configuration).findings({limit: 3})).items?.length,
    findingCounts: (await new FindingsApi(configuration).findingCounts({})).total,
    imports: (await new ImportsApi(configuration).imports({limit: 3})).items?.length,
    lines: (await new PurchaseLinesApi(configuration).lines({limit: 3})).items?.length,
    rules: (await new RulesApi(configuration).rules({})).version,
    watchlist: (await new WatchlistApi(configuration).watchlist({limit: 3})).listVersion,
    officeAudit: (await new AuditApi(configuration).officeAudit({limit: 3})).items?.length,
  };
  for (const [operation, answer] of Object.entries(answers)) {
    console.log(`${operation}: ${answer}`);
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
