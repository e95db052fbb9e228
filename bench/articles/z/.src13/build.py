import sys,json,re,os,html
Z='/work/heldout/z/'
types={};modes=set()
for l in open('/work/shared/reference/plover.tsv'):
    p=l.rstrip('\n').split('\t')
    if p[0]=='type': types[p[1]]=1
    if p[0]=='mode': modes.add((p[1],p[2]))
POL={**{v:1 for v in 'recognises supports votes-for pledges calls-for joins'.split()},**{v:0 for v in 'abstains neutral did-not-sign did-not-vote'.split()},**{v:-1 for v in 'does-not-recognise withdraws-recognition opposes condemns votes-against vetoes denies suspends'.split()}}
KINDS='statehood annexation sovereignty government vote-result membership conduct measure resolution demand principle'.split()
ST={'n':'negated','f':'future','y':'hypothetical','h':'historical'}
def codes(s):
    s=s.strip()
    if s=='-':return []
    return [None if c=='~' else c for c in s.split()]
tot={'event':0,'statement':0,'position':0}
import glob
for src in sorted(glob.glob('*.ann')):
    name=src[:-4]
    f=[x for x in (Z+name+'.txt',Z+name+'.html') if os.path.exists(x)][0]
    raw=open(f,encoding='utf-8').read()
    t=raw
    if f.endswith('.html'): t=re.sub(r'\s+',' ',html.unescape(re.sub(r'<[^>]+>',' ',raw)))
    t=re.sub(r'\s+',' ',t)
    body=re.sub(r'<script.*?</script>','',raw,flags=re.S)
    out=[];c={'event':0,'statement':0,'position':0};bad=0
    for i,l in enumerate(open(src,encoding='utf-8')):
        l=l.strip()
        if not l: continue
        p=[x.strip() for x in l.split('|')]
        def need(s):
            global t
            if re.sub(r'\s+',' ',s) not in t: print(name,i+1,'NOT FOUND:',s)
        if p[0]=='D':
            o={"record":"document","item":int(p[5]) if len(p)>5 and p[5] else 0,"item_kind":p[4] if len(p)>4 and p[4] else "main","title":p[1],"published":p[2] or None,"published_from":p[3] or None}
            if o['item']>0:o['optional']=True
            need(p[1]); out.append(o);continue
        fl=p[-1] if re.fullmatch(r'[?nfyh]+',p[-1]) else ''
        if fl:p=p[:-1]
        if p[0]=='E':
            ty,_,mo=p[1].partition('/')
            if ty not in types or (mo and (ty,mo) not in modes): print(name,i+1,'BAD TYPE',p[1])
            o={"record":"event","item":0,"type":ty,"mode":mo or None,"actors":codes(p[2]),"recipients":codes(p[3]),"status":next((ST[x] for x in fl if x in ST),'asserted'),"date":p[5] if len(p)>5 and p[5] else None,"sentence":p[4]};need(p[4])
        elif p[0]=='S':
            o={"record":"statement","item":0,"speaker":codes(p[1]),"kind":{'d':'direct','i':'indirect','m':'mixed'}[p[2]],"contains":p[3]};need(p[3])
        elif p[0]=='P':
            if p[3] not in KINDS: print(name,i+1,'BAD KIND',p[3])
            q={}
            for kv in (p[5].split(';') if len(p)>5 and p[5] else []):
                k,v=kv.split('=');q[k.strip()]=v.strip()
            o={"record":"position","item":0,"holder":codes(p[1]),"verdict":p[2],"polarity":POL[p[2]],"kind":p[3],"question":q,"date":p[6] if len(p)>6 and p[6] else None,"contains":p[4]};need(p[4])
        else: print(name,i+1,'BAD',l);continue
        if '?' in fl:o['optional']=True
        c[o['record']]+=1;out.append(o)
    rank={'document':0,'event':1,'statement':2,'position':3}
    out.sort(key=lambda o:rank[o['record']])
    with open(Z+'expected/'+name+'.jsonl','w',encoding='utf-8') as g:
        for o in out:g.write(json.dumps(o,ensure_ascii=False)+'\n')
    for l in open(Z+'expected/'+name+'.jsonl'):json.loads(l)
    for k in c:tot[k]+=c[k]
    print(name,len(re.sub(r'<[^>]+>',' ',t).split()),'words',c)
print(tot)
