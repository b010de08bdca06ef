import pg from 'pg';
import { readFileSync } from 'node:fs';
import { transact } from '../dist/server/db/transact.js';
import { ANALYSERS } from '../dist/server/modules/ingest/ingest.service.js';
import { prepareBatch } from '../dist/server/modules/ingest/prepare-batch.js';
import { ConnectorCatalogue } from '../dist/server/modules/sources/connector-catalogue.service.js';
import { WatchesService } from '../dist/server/modules/watches/watches.service.js';
import { WorkspacesService } from '../dist/server/modules/workspaces/workspaces.service.js';
import { measureCost } from './support/cpu-time.mjs';
import { copyMentions, createRawTable, MENTION_COLUMNS, valuesOfMention } from './support/mention-copy.mjs';
import { PostWriter, watchesOfPosts } from './support/posts.mjs';
import { withProduct } from './support/product.mjs';
import { copyIn } from './support/copy-in.mjs';
const TYPES={workspace_id:'bigint',source_id:'bigint',followers:'bigint',published_at:'timestamptz',edited_at:'timestamptz',watch_ids:'bigint[]',watch_spans:'jsonb',team_ids:'bigint[]',sentiment_score:'real',sentiment_confidence:'real',sentiment_words:'jsonb',reach:'real',metrics:'jsonb'};
const NAMES=MENTION_COLUMNS.slice(2);
await withProduct(async ({app,url,dataSource})=>{
 const ws=await dataSource.transaction(async tx=>{const w=await app.get(WorkspacesService).create(tx,{name:'x',isDemo:false});for(const {name,kind,query} of watchesOfPosts())await tx.query(`INSERT INTO watch (workspace_id,name,kind,query,team_id) VALUES ($1,$2,$3,$4,$5)`,[w.workspaceId,name,kind,query,w.teamId]);await tx.query('update workspace set watches_version=watches_version+1');return w;});
 const ctx={connector:app.get(ConnectorCatalogue).get('replay'),source:{sourceId:'1',settings:{},credentials:{}},engine:await app.get(WatchesService).loadEngine(ws.workspaceId),analysers:app.get(ANALYSERS),defaultLang:null};
 const source={id:'1',workspaceId:ws.workspaceId};
 const c=new pg.Client(url);await c.connect();const pid=(await c.query('select pg_backend_pid() p')).rows[0].p;
 await createRawTable(c,'raw');
 const w=new PostWriter(3,Date.now()-6e6*3);
 const sel=n=>n==='published_at'?'least(coalesce(i.published_at, now()), now())':`i.${n}`;
 const TOMB=`NOT EXISTS (SELECT FROM tombstone t WHERE t.workspace_id = $1 AND t.network = i.network AND t.external_key = i.external_key)`;
 const tail=(extra='')=>`ORDER BY i.network, i.external_key ON CONFLICT (workspace_id, network, external_key) DO NOTHING RETURNING id, network, external_key, published_at`;
 const unn=`unnest(${NAMES.map((n,i)=>`$${i+3}::${TYPES[n]==='bigint[]'?'text':TYPES[n]??'text'}[]`).join(',')}) as i(${NAMES.join(',')})`;
 const cast=n=>TYPES[n]==='bigint[]'?`i.${n}::bigint[]`:sel(n);
 const cols=`mention (workspace_id, source_id, ${NAMES.join(',')})`;
 const arrs=ms=>{const rows=ms.map(m=>valuesOfMention(source,m).slice(2));return [source.workspaceId,source.id,...NAMES.map((_,j)=>rows.map(r=>r[j]))];};
 const jsonp=ms=>[source.workspaceId,source.id,JSON.stringify(ms.map(m=>{const v=valuesOfMention(source,m).slice(2);const o={};NAMES.forEach((n,i)=>{if(v[i]!==null)o[n]=(TYPES[n]==='jsonb')?JSON.parse(v[i]):v[i];});return o;}))];
 const rec=`(${NAMES.map(n=>`${n} ${TYPES[n]??'text'}`).join(',')})`;
 const V={
  'copy raw':async ms=>copyMentions(c,'raw',source,ms),
  'unnest select only (count)':async ms=>c.query(`select count(i.text) from ${unn} where $1::bigint>0 and $2::bigint>0`,arrs(ms)),
  'json select only':async ms=>c.query(`select count(i.text) from json_to_recordset($3) as i${rec} where $1::bigint>0 and $2::bigint>0`,jsonp(ms)),
  'unnest insert (now)':async ms=>c.query(`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(cast).join(',')} FROM ${unn} WHERE ${TOMB} ${tail()}`,arrs(ms)),
  'unnest insert, named':async ms=>c.query({name:'a',text:`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(cast).join(',')} FROM ${unn} WHERE ${TOMB} ${tail()}`,values:arrs(ms)}),
  'unnest insert, named, no tomb/order':async ms=>c.query({name:'b',text:`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(cast).join(',')} FROM ${unn} ON CONFLICT (workspace_id, network, external_key) DO NOTHING RETURNING id, network, external_key, published_at`,values:arrs(ms)}),
  'unnest insert, no conflict':async ms=>c.query({name:'b2',text:`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(cast).join(',')} FROM ${unn}`,values:arrs(ms)}),
  'json insert, named, no tomb/order':async ms=>c.query({name:'c',text:`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(sel).join(',')} FROM json_to_recordset($3) as i${rec} ON CONFLICT (workspace_id, network, external_key) DO NOTHING RETURNING id, network, external_key, published_at`,values:jsonp(ms)}),
  'json insert, tomb+order':async ms=>c.query({name:'d',text:`INSERT INTO ${cols} SELECT $1,$2,${NAMES.map(sel).join(',')} FROM json_to_recordset($3) as i${rec} WHERE ${TOMB} ${tail()}`,values:jsonp(ms)}),
  'copy temp + insert':async ms=>{await c.query('truncate incoming');await copyMentions(c,'incoming',source,ms);await c.query(`INSERT INTO mention (${MENTION_COLUMNS}) SELECT ${MENTION_COLUMNS} FROM incoming ON CONFLICT (workspace_id, network, external_key) DO NOTHING RETURNING id, network, external_key, published_at`)},
  'findKnown any':async ms=>c.query(`SELECT id,network,external_key,content_hash,conversation_key,is_deleted FROM mention m where workspace_id=$1 and network=$2 and external_key = any($3::text[])`,[source.workspaceId,'replay',ms.map(m=>m.externalKey)]),
  'findKnown lateral':async ms=>c.query(`SELECT m.id,m.network,m.external_key,m.content_hash,m.conversation_key,m.is_deleted FROM unnest($2::text[],$3::text[]) k(network,external_key) cross join lateral (select * from mention m where workspace_id=$1 and m.network=k.network and m.external_key = k.external_key limit 1) m`,[source.workspaceId,ms.map(m=>m.network),ms.map(m=>m.externalKey)]),
 };
 await c.query(`create temp table incoming as select ${MENTION_COLUMNS} from mention limit 0`);
 const acc={};
 for(let r=0;r<6;r++){ if(r===1)await c.query('analyze mention');
  for(const [k,f] of Object.entries(V)){
   const bs=Array.from({length:6},()=>prepareBatch(w.write(500),ctx).mentions);
   const cost=await measureCost([pid],async()=>{for(const b of bs){await c.query('begin');await f(b);await c.query('commit');}});
   if(r>0)(acc[k]??=[]).push([cost.database/3000,cost.node/3000]);
  }}
 const med=a=>a.sort((x,y)=>x-y)[a.length>>1];
 for(const [k,a] of Object.entries(acc))console.log(k.padEnd(40),med(a.map(x=>x[0])).toFixed(1).padStart(7),med(a.map(x=>x[1])).toFixed(1).padStart(7));
 await c.end();
});
